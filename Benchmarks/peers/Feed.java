// The Google feed for Poland, in Java: Jackson's streaming parser reads, StAX (Woodstox where it is on the class path)
// writes.
//
// usage: java -cp CLASSES:JARS Feed CATALOG OUTPUT

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

public final class Feed {
    private static final String SPACE = "http://base.google.com/ns/1.0";
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final int NAME = 0, DESCRIPTION = 1, URL = 2, PRICE = 3, SALE_PRICE = 4, STOCK = 5, PREORDER = 6,
        IMAGE = 7, GALLERY = 8, GTIN = 9, BRAND = 10, COLOR = 11, SIZE = 12, GOOGLE_CATEGORY = 13, WEIGHT = 14;

    static {
        String[] codes = {"name", "description", "url", "price", "sale_price", "stock", "preorder", "image", "gallery",
            "gtin", "brand", "color", "size", "google_category", "weight"};
        for (int number = 0; number < codes.length; number++) NUMBERS.put(codes[number], number);
    }

    private static final class Line {
        String identifier;
        String parent;
        boolean enabled;
        final List<String> categories = new ArrayList<>();
        final int[] ranks = new int[NUMBERS.size()];
        final String[] texts = new String[NUMBERS.size()];
        List<String> gallery = List.of();
        String unit;

        Line() {
            java.util.Arrays.fill(ranks, 9);
        }
    }

    private final Map<String, Line> models = new HashMap<>();
    private final Map<String, List<String>> paths = new HashMap<>();
    private final JsonFactory factory = new JsonFactory();
    private XMLStreamWriter xml;

    public static void main(String[] words) throws Exception {
        new Feed().run(words[0], words[1]);
    }

    private void run(String catalog, String output) throws Exception {
        readCategories(catalog + "/categories.json");
        try (JsonParser parser = open(catalog + "/models.jsonl")) {
            for (Line line = next(parser); line != null; line = next(parser)) models.put(line.identifier, line);
        }
        try (BufferedOutputStream file = new BufferedOutputStream(new FileOutputStream(output), 1 << 20)) {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(file, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("g", SPACE);
            xml.writeStartElement("channel");
            head("title", "Benchmark");
            head("link", "https://shop.example.com");
            head("description", "Benchmark google pl_PL");
            try (JsonParser parser = open(catalog + "/products.jsonl")) {
                for (Line line = next(parser); line != null; line = next(parser)) write(line);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        }
    }

    private JsonParser open(String path) throws IOException {
        return factory.createParser(new BufferedInputStream(new FileInputStream(path), 1 << 20));
    }

    private void readCategories(String path) throws IOException {
        try (JsonParser parser = open(path)) {
            String code = null;
            String parent = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String key = parser.getCurrentName();
                    JsonToken value = parser.nextToken();
                    if (key.equals("code")) code = parser.getText();
                    else if (key.equals("parent")) parent = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                } else if (token == JsonToken.END_OBJECT && code != null) {
                    List<String> place = new ArrayList<>(paths.getOrDefault(parent, List.of()));
                    place.add(code);
                    paths.put(code, place);
                    code = null;
                    parent = null;
                }
            }
        }
    }

    private Line next(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) return null;
        Line line = new Line();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.getCurrentName();
            JsonToken token = parser.nextToken();
            switch (key) {
                case "identifier" -> line.identifier = parser.getText();
                case "parent" -> line.parent = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "enabled" -> line.enabled = token == JsonToken.VALUE_TRUE;
                case "categories" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) line.categories.add(parser.getText());
                }
                case "values" -> values(parser, line);
                default -> parser.skipChildren();
            }
        }
        return line;
    }

    private void values(JsonParser parser, Line line) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer number = NUMBERS.get(parser.getCurrentName());
            parser.nextToken();
            if (number == null) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) entry(parser, line, number);
        }
    }

    // Scope and locale stand before the data, as everybody writes them.
    private void entry(JsonParser parser, Line line, int number) throws IOException {
        String scope = null;
        String locale = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.getCurrentName();
            JsonToken token = parser.nextToken();
            switch (key) {
                case "scope" -> scope = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "locale" -> locale = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "data" -> {
                    int rank = rank(scope, locale);
                    if (rank >= line.ranks[number]) {
                        parser.skipChildren();
                        break;
                    }
                    line.ranks[number] = rank;
                    line.texts[number] = data(parser, token, line, number);
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static int rank(String scope, String locale) {
        int channel = scope == null ? 1 : scope.equals("google") ? 0 : 9;
        int language = locale == null ? 2 : locale.equals("pl_PL") ? 0 : 9;
        return channel == 9 || language == 9 ? 9 : channel + language;
    }

    private static String data(JsonParser parser, JsonToken token, Line line, int number) throws IOException {
        if (number == GALLERY) {
            line.gallery = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) line.gallery.add(parser.getText());
            return null;
        }
        if (number == WEIGHT) {
            String amount = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.getCurrentName();
                parser.nextToken();
                if (key.equals("amount")) amount = parser.getText();
                else line.unit = parser.getText();
            }
            return amount;
        }
        if (number != PRICE && number != SALE_PRICE) return token == JsonToken.VALUE_NULL ? null : parser.getText();
        String found = null;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String amount = null;
            String currency = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.getCurrentName();
                parser.nextToken();
                if (key.equals("amount")) amount = parser.getText();
                else if (key.equals("currency")) currency = parser.getText();
            }
            if ("PLN".equals(currency)) found = amount;
        }
        return found;
    }

    private String inherit(Line line) {
        String root = line.parent;
        for (Line model = models.get(line.parent); model != null; model = models.get(model.parent)) {
            root = model.identifier;
            for (int number = 0; number < line.ranks.length; number++) {
                if (line.ranks[number] < 9 || model.ranks[number] == 9) continue;
                line.ranks[number] = model.ranks[number];
                line.texts[number] = model.texts[number];
                if (number == GALLERY) line.gallery = model.gallery;
                if (number == WEIGHT) line.unit = model.unit;
            }
        }
        return root;
    }

    private static boolean isFilled(String text) {
        return text != null && !text.isEmpty();
    }

    private void write(Line line) throws XMLStreamException {
        if (!line.enabled) return;
        String root = inherit(line);
        String[] texts = line.texts;
        if (!isFilled(texts[NAME]) || !isFilled(texts[DESCRIPTION]) || !isFilled(texts[URL])) return;
        if (!isFilled(texts[IMAGE]) || texts[PRICE] == null) return;
        xml.writeStartElement("item");
        add("id", line.identifier);
        add("title", cut(clean(texts[NAME]), 150));
        add("description", cut(plain(texts[DESCRIPTION]), 5000));
        add("link", address(clean(texts[URL])));
        LinkedHashSet<String> pictures = new LinkedHashSet<>();
        pictures.add(address(texts[IMAGE]));
        for (String picture : line.gallery) pictures.add(address(picture));
        pictures.remove("");
        int count = 0;
        for (String picture : pictures) {
            if (count < 11) add(count == 0 ? "image_link" : "additional_image_link", picture);
            count++;
        }
        boolean isInStock = texts[STOCK] != null && Double.parseDouble(texts[STOCK]) > 0;
        add("availability", "true".equals(texts[PREORDER]) ? "preorder" : isInStock ? "in_stock" : "out_of_stock");
        add("price", money(texts[PRICE]));
        if (texts[SALE_PRICE] != null) add("sale_price", money(texts[SALE_PRICE]));
        if (isFilled(texts[BRAND])) add("brand", clean(texts[BRAND]));
        if (hasCheckDigit(texts[GTIN])) add("gtin", texts[GTIN]);
        if (isFilled(texts[COLOR])) add("color", clean(texts[COLOR]));
        if (isFilled(texts[SIZE])) add("size", clean(texts[SIZE]));
        if (root != null) add("item_group_id", root);
        if (texts[GOOGLE_CATEGORY] != null) add("google_product_category", texts[GOOGLE_CATEGORY]);
        List<String> deepest = List.of();
        for (String code : line.categories) {
            List<String> path = paths.getOrDefault(code, List.of());
            if (path.size() > deepest.size()) deepest = path;
        }
        if (!deepest.isEmpty()) add("product_type", String.join(" > ", deepest));
        add("condition", "new");
        if (texts[WEIGHT] != null) add("shipping_weight", texts[WEIGHT] + ("KILOGRAM".equals(line.unit) ? " kg" : " g"));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void head(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void add(String name, String text) throws XMLStreamException {
        xml.writeStartElement("g", name, SPACE);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String money(String amount) {
        int dot = amount.indexOf('.');
        String whole = dot < 0 ? amount : amount.substring(0, dot);
        StringBuilder decimals = new StringBuilder(dot < 0 ? "" : amount.substring(dot + 1));
        while (decimals.length() > 2 && decimals.charAt(decimals.length() - 1) == '0') {
            decimals.setLength(decimals.length() - 1);
        }
        while (decimals.length() < 2) decimals.append('0');
        return whole + "." + decimals + " PLN";
    }

    private static boolean hasCheckDigit(String gtin) {
        if (gtin == null || gtin.length() != 8 && (gtin.length() < 12 || gtin.length() > 14)) return false;
        int sum = 0;
        for (int place = gtin.length() - 1, weight = 1; place >= 0; place--, weight = 4 - weight) {
            char digit = gtin.charAt(place);
            if (digit < '0' || digit > '9') return false;
            sum += (digit - '0') * weight;
        }
        if (sum % 10 != 0) return false;
        if (gtin.length() != 13) return true;
        String start = gtin.substring(0, 2);
        return start.charAt(0) != '2' && !List.of("02", "04", "05", "98", "99").contains(start);
    }

    private static boolean isUnseen(char letter) {
        if (letter < 0x20) return letter != 9 && letter != 10 && letter != 13;
        if (letter < 0x7F) return false;
        return letter >= 0x80 && letter <= 0x9F || letter == 0xAD || letter == 0x61C || letter == 0x200E
            || letter == 0x200F || letter >= 0x202A && letter <= 0x202E || letter >= 0x2066 && letter <= 0x2069
            || letter == 0xFEFF || letter >= 0xFFFE;
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    private static void blank(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') text.append(' ');
    }

    private static String trimmed(StringBuilder text) {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == ' ') text.setLength(length - 1);
        return text.toString();
    }

    private static String clean(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (isBlank(letter)) blank(result);
            else if (!isUnseen(letter)) result.append(letter);
        }
        return trimmed(result);
    }

    private static String plain(String html) {
        StringBuilder result = new StringBuilder(html.length());
        int index = 0;
        while (index < html.length()) {
            char letter = html.charAt(index);
            int end = letter == '<' ? tagEnd(html, index) : letter == '&' ? entityEnd(html, index, result) : 0;
            if (end > 0) {
                if (letter == '<') blank(result);
                index = end;
                continue;
            }
            if (isBlank(letter)) blank(result);
            else if (!isUnseen(letter)) result.append(letter);
            index++;
        }
        return trimmed(result);
    }

    private static int tagEnd(String html, int index) {
        if (index + 1 >= html.length()) return 0;
        char next = html.charAt(index + 1);
        boolean isLetter = (next | 32) >= 'a' && (next | 32) <= 'z';
        if (!isLetter && next != '/' && next != '!') return 0;
        if (html.startsWith("<!--", index)) {
            int end = html.indexOf("-->", index + 4);
            if (end >= 0) return end + 3;
        }
        return html.indexOf('>', index + 2) + 1;
    }

    private static int entityEnd(String html, int index, StringBuilder result) {
        int end = html.indexOf(';', index);
        if (end < 0 || end - index > 11) return 0;
        String name = html.substring(index + 1, end);
        switch (name) {
            case "amp" -> result.append('&');
            case "lt" -> result.append('<');
            case "gt" -> result.append('>');
            case "quot" -> result.append('"');
            case "apos" -> result.append('\'');
            case "nbsp" -> blank(result);
            default -> {
                if (!name.startsWith("#")) return 0;
                try {
                    boolean isHexadecimal = name.startsWith("#x") || name.startsWith("#X");
                    int code = Integer.parseInt(name.substring(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
                    if (code == 0xA0) blank(result);
                    else result.appendCodePoint(code);
                } catch (IllegalArgumentException failure) {
                    return 0;
                }
            }
        }
        return end + 1;
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit || text.codePointCount(0, text.length()) <= limit) return text;
        return text.substring(0, text.offsetByCodePoints(0, limit));
    }

    private static String address(String text) {
        boolean isPlain = true;
        for (int index = 0; index < text.length() && isPlain; index++) {
            char letter = text.charAt(index);
            isPlain = letter > 0x20 && letter < 0x7F && "\"<>\\^`{|}".indexOf(letter) < 0;
        }
        if (isPlain) return text;
        StringBuilder result = new StringBuilder();
        for (byte signed : text.getBytes(StandardCharsets.UTF_8)) {
            int letter = signed & 0xFF;
            if (letter > 0x20 && letter < 0x7F && "\"<>\\^`{|}".indexOf(letter) < 0) result.append((char) letter);
            else result.append(String.format("%%%02X", letter));
        }
        return result.toString();
    }
}
