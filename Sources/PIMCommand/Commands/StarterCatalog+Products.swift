extension StarterCatalog {
    /// The T-shirt that its variants share.
    static let models = """
        {"identifier":"TEE","family":"shirts","structure":"shirts_size","parent":null,"categories":[\
        "shirts"],"values":{"brand":[{"locale":null,"scope":null,"data":"Aster"}],"name":[{"locale":"pl_PL",\
        "scope":null,"data":"Koszulka na co dzień Aster"},{"locale":"en_GB","scope":null,"data":"Aster \
        Everyday T-Shirt"}],"description":[{"locale":"pl_PL","scope":null,"data":"<p>Koszulka z grubej \
        bawełny, która zachowuje kształt po wielu praniach. Dekolt podszyliśmy taśmą, więc się nie rozciąga \
        i nie drapie.</p>"},{"locale":"en_GB","scope":null,"data":"<p>A heavyweight cotton T-shirt that \
        keeps its shape after many washes. The neckline is taped on the inside, so it does not stretch or \
        scratch.</p>"}],"material":[{"locale":"pl_PL","scope":null,"data":"Bawełna"},{"locale":"en_GB",\
        "scope":null,"data":"Cotton"}],"color":[{"locale":null,"scope":null,"data":"navy"}],"gender":[{\
        "locale":null,"scope":null,"data":"unisex"}],"age_group":[{"locale":null,"scope":null,\
        "data":"adult"}],"weight":[{"locale":null,"scope":null,"data":{"amount":"210","unit":"GRAM"}}],\
        "picture":[{"locale":null,"scope":null,"data":"images/tee-navy.jpg"}],"price":[{"locale":null,\
        "scope":null,"data":[{"amount":"19.00","currency":"GBP"},{"amount":"89.00","currency":"PLN"}]}]}}

        """

    /// The products.
    static let products = """
        {"identifier":"TEE-S","family":"shirts","parent":"TEE","enabled":true,"categories":[],"groups":[],\
        "values":{"size":[{"locale":null,"scope":null,"data":"S"}],"ean":[{"locale":null,"scope":null,\
        "data":"9520009000012"}]}}
        {"identifier":"TEE-M","family":"shirts","parent":"TEE","enabled":true,"categories":[],"groups":[],\
        "values":{"size":[{"locale":null,"scope":null,"data":"M"}],"ean":[{"locale":null,"scope":null,\
        "data":"9520009000029"}]}}
        {"identifier":"TEE-L","family":"shirts","parent":"TEE","enabled":true,"categories":[],"groups":[],\
        "values":{"size":[{"locale":null,"scope":null,"data":"L"}],"ean":[{"locale":null,"scope":null,\
        "data":"9520009000036"}]}}
        {"identifier":"MUG-WHITE","family":"mugs","parent":null,"enabled":true,"categories":["mugs"],\
        "groups":[],"values":{"ean":[{"locale":null,"scope":null,"data":"9520009000111"}],"brand":[{\
        "locale":null,"scope":null,"data":"Aster"}],"name":[{"locale":"pl_PL","scope":null,"data":"Kubek \
        kamionkowy Aster 300 ml"},{"locale":"en_GB","scope":null,"data":"Aster Stoneware Mug, 300 ml"}],\
        "description":[{"locale":"pl_PL","scope":null,"data":"<p>Kubek z kamionki z uchem, w którym mieszczą \
        się trzy palce. Można go wkładać do mikrofalówki i zmywarki.</p>"},{"locale":"en_GB","scope":null,\
        "data":"<p>A stoneware mug with a handle wide enough for three fingers. It may go in the microwave \
        and the dishwasher.</p>"}],"material":[{"locale":"pl_PL","scope":null,"data":"Kamionka"},{\
        "locale":"en_GB","scope":null,"data":"Stoneware"}],"color":[{"locale":null,"scope":null,\
        "data":"white"}],"weight":[{"locale":null,"scope":null,"data":{"amount":"380","unit":"GRAM"}}],\
        "picture":[{"locale":null,"scope":null,"data":"images/mug-white.jpg"}],"price":[{"locale":null,\
        "scope":null,"data":[{"amount":"11.00","currency":"GBP"},{"amount":"49.00","currency":"PLN"}]}]}}
        {"identifier":"MUG-CAMP","family":"mugs","parent":null,"enabled":true,"categories":["mugs"],\
        "groups":[],"values":{"ean":[{"locale":null,"scope":null,"data":"9520009000128"}],"brand":[{\
        "locale":null,"scope":null,"data":"Aster"}],"name":[{"locale":"pl_PL","scope":null,"data":"Kubek \
        emaliowany Aster 400 ml"},{"locale":"en_GB","scope":null,"data":"Aster Enamel Camping Mug, 400 \
        ml"}],"description":[{"locale":"pl_PL","scope":null,"data":"<p>Emaliowany kubek ze stali do ogrodu i \
        na ognisko. Waży niewiele i nie boi się upadku.</p>"},{"locale":"en_GB","scope":null,"data":"<p>An \
        enamelled steel mug for the garden and the campfire. It weighs little and does not mind being \
        dropped.</p>"}],"material":[{"locale":"pl_PL","scope":null,"data":"Stal emaliowana"},{\
        "locale":"en_GB","scope":null,"data":"Enamelled steel"}],"color":[{"locale":null,"scope":null,\
        "data":"green"}],"weight":[{"locale":null,"scope":null,"data":{"amount":"145","unit":"GRAM"}}],\
        "picture":[{"locale":null,"scope":null,"data":"images/mug-camp.jpg"}],"price":[{"locale":null,\
        "scope":null,"data":[{"amount":"9.00","currency":"GBP"},{"amount":"39.00","currency":"PLN"}]}]}}

        """

    /// How many there are.
    static let stock = """
        {"identifier":"TEE-S","location":"main","quantity":12}
        {"identifier":"TEE-M","location":"main","quantity":25}
        {"identifier":"TEE-L","location":"main","quantity":8}
        {"identifier":"MUG-WHITE","location":"main","quantity":40}
        {"identifier":"MUG-CAMP","location":"main","quantity":18}

        """
}
