extension MeasurementFamily {
    /// The built-in families: a line per family with its standard unit, then a line per unit with its sign and
    /// the steps to the standard unit.
    ///
    /// **Source:** codes and factors as Akeneo's measurement families name them (read 2026-11-21).
    static let builtInTable = """
        Angle RADIAN
          RADIAN rad mul 1
          MILLIRADIAN mrad mul 0.001
          MICRORADIAN µrad mul 0.000001
          DEGREE ° mul 0.01745329
          MINUTE ' mul 0.0002908882
          SECOND " mul 0.000004848137
          GON gon mul 0.01570796
          MIL mil mul 0.0009817477
          REVOLUTION rev mul 6.283185
        Area SQUARE_METER
          SQUARE_MILLIMETER mm² mul 0.000001
          SQUARE_CENTIMETER cm² mul 0.0001
          SQUARE_DECIMETER dm² mul 0.01
          SQUARE_METER m² mul 1
          CENTIARE ca mul 1
          SQUARE_DEKAMETER dam² mul 100
          ARE a mul 100
          SQUARE_HECTOMETER hm² mul 10000
          HECTARE ha mul 10000
          SQUARE_KILOMETER km² mul 1000000
          SQUARE_MIL sq_mil mul 0.00000000064516
          SQUARE_INCH in² mul 0.00064516
          SQUARE_FOOT ft² mul 0.09290304
          SQUARE_YARD yd² mul 0.83612736
          ARPENT arpent mul 3418.89
          ACRE A mul 4046.856422
          SQUARE_FURLONG fur² mul 40468.726
          SQUARE_MILE mi² mul 2589988.110336
        Binary BYTE
          CHAR char mul 8
          KILOBIT kbit mul 125
          MEGABIT Mbit mul 125000
          GIGABIT Gbit mul 125000000
          BIT b mul 0.125
          BYTE B mul 1
          KILOBYTE kB mul 1024
          MEGABYTE MB mul 1048576
          GIGABYTE GB mul 1073741824
          TERABYTE TB mul 1099511627776
        Bitcoin SATOSHI
          SATOSHI satoshi mul 1
        Brightness LUMEN
          LUMEN lm mul 1
          NIT nits mul 0.2918855809
        Capacitance FARAD
          ATTOFARAD aF div 1000000000000000000
          PICOFARAD pF div 1000000000000
          NANOFARAD nF div 1000000000
          MICROFARAD µF div 1000000
          MILLIFARAD mF div 1000
          FARAD F mul 1
          KILOFARAD kF mul 1000
        CaseBox PIECE
          PIECE Pc mul 1
          DOZEN Dz mul 12
        Decibel DECIBEL
          DECIBEL dB mul 1
        Duration SECOND
          MILLISECOND ms mul 0.001
          SECOND s mul 1
          MINUTE m mul 60
          HOUR h mul 3600
          DAY d mul 86400
          WEEK week mul 604800
          MONTH month mul 2628000
          YEAR year mul 31536000
        ElectricCharge AMPEREHOUR
          MILLIAMPEREHOUR mAh mul 0.001
          AMPEREHOUR Ah mul 1
          MILLICOULOMB mC div 3600000
          CENTICOULOMB cC div 360000
          DECICOULOMB dC div 36000
          COULOMB C div 3600
          DEKACOULOMB daC div 360
          HECTOCOULOMB hC div 36
          KILOCOULOMB kC div 3.6
        Energy JOULE
          JOULE J mul 1
          CALORIE cal mul 4.184
          KILOCALORIE kcal mul 4184
          KILOJOULE kJ mul 1000
        Force NEWTON
          MILLINEWTON mN mul 0.001
          NEWTON N mul 1
          KILONEWTON kN mul 1000
          MEGANEWTON MN mul 1000000
        Frequency HERTZ
          HERTZ Hz mul 1
          KILOHERTZ kHz mul 1000
          MEGAHERTZ MHz mul 1000000
          GIGAHERTZ GHz mul 1000000000
          TERAHERTZ THz mul 1000000000000
        Intensity AMPERE
          MILLIAMPERE mA mul 0.001
          CENTIAMPERE cA mul 0.01
          DECIAMPERE dA mul 0.1
          AMPERE A mul 1
          DEKAMPERE daA mul 10
          HECTOAMPERE hA mul 100
          KILOAMPERE kA mul 1000
        Length METER
          MICROMETER μm mul 0.000001
          NAUTICAL_MILE nm mul 1852
          MILLIMETER mm mul 0.001
          CENTIMETER cm mul 0.01
          DECIMETER dm mul 0.1
          METER m mul 1
          DEKAMETER dam mul 10
          HECTOMETER hm mul 100
          KILOMETER km mul 1000
          MIL mil mul 0.0000254
          INCH in mul 0.0254
          FEET ft mul 0.3048
          YARD yd mul 0.9144
          CHAIN ch mul 20.1168
          FURLONG fur mul 201.168
          MILE mi mul 1609.344
        Power WATT
          WATT W mul 1
          KILOWATT kW mul 1000
          MEGAWATT MW mul 1000000
          GIGAWATT GW mul 1000000000
          TERAWATT TW mul 1000000000000
        Pressure BAR
          CENTIBAR cbar mul 0.01
          DECIBAR dbar mul 0.1
          KILOBAR kbar mul 1000
          MEGABAR Mbar mul 1000000
          KILOPASCAL kPa mul 0.01
          MEGAPASCAL MPa mul 10
          GIGAPASCAL GPa mul 10000
          BAR Bar mul 1
          PASCAL Pa mul 0.00001
          HECTOPASCAL hPa mul 0.001
          MILLIBAR mBar mul 0.001
          ATM atm mul 1.01325
          PSI PSI mul 0.0689476
          TORR Torr mul 0.00133322
          MMHG mmHg mul 0.00133322
        Resistance OHM
          MILLIOHM mΩ mul 0.001
          CENTIOHM cΩ mul 0.01
          DECIOHM dΩ mul 0.1
          OHM Ω mul 1
          DEKAOHM daΩ mul 10
          HECTOHM hΩ mul 100
          KILOHM kΩ mul 1000
          MEGOHM MΩ mul 1000000
        Speed METER_PER_SECOND
          METER_PER_SECOND m/s mul 1
          METER_PER_MINUTE m/mn div 60
          METER_PER_HOUR m/h mul 1 div 3600
          KILOMETER_PER_HOUR km/h mul 1000 div 3600
          FOOT_PER_SECOND ft/s mul 0.3048
          FOOT_PER_HOUR ft/h mul 0.3048 div 3600
          YARD_PER_HOUR yd/h mul 0.9144 div 3600
          MILE_PER_HOUR mi/h mul 1609.344 div 3600
        Temperature KELVIN
          CELSIUS °C add 273.15
          FAHRENHEIT °F sub 32 div 1.8 add 273.15
          KELVIN °K mul 1
          RANKINE °R div 1.8
          REAUMUR °r mul 1.25 add 273.15
        Voltage VOLT
          MILLIVOLT mV mul 0.001
          CENTIVOLT cV mul 0.01
          DECIVOLT dV mul 0.1
          VOLT V mul 1
          DEKAVOLT daV mul 10
          HECTOVOLT hV mul 100
          KILOVOLT kV mul 1000
        Volume CUBIC_METER
          MICROLITER μl mul 0.000000001
          HECTOLITER hl mul 0.1
          CUBIC_MILLIMETER mm³ mul 0.000000001
          CUBIC_CENTIMETER cm³ mul 0.000001
          MILLILITER ml mul 0.000001
          CENTILITER cl mul 0.00001
          DECILITER dl mul 0.0001
          CUBIC_DECIMETER dm³ mul 0.001
          LITER l mul 0.001
          CUBIC_METER m³ mul 1
          OUNCE oz mul 0.00454609 div 160
          PINT pt mul 0.00454609 div 8
          BARREL bbl mul 0.16365924
          GALLON gal mul 0.00454609
          CUBIC_FOOT ft³ mul 6.54119159 div 231
          CUBIC_INCH in³ mul 0.0037854118 div 231
          CUBIC_YARD yd³ mul 0.764554861
        VolumeFlow CUBIC_METER_PER_SECOND
          CUBIC_METER_PER_SECOND m³/s mul 1
          CUBIC_METER_PER_MINUTE m³/min mul 60
          CUBIC_METER_PER_HOUR m³/h mul 3600
          CUBIC_METER_PER_DAY m³/d mul 86400
          MILLILITER_PER_SECOND ml/s mul 0.000001
          MILLILITER_PER_MINUTE ml/min mul 0.000001 div 60
          MILLILITER_PER_HOUR ml/h mul 0.000001 div 3600
          MILLILITER_PER_DAY ml/d mul 0.000001 div 86400
          CUBIC_CENTIMETER_PER_SECOND cm³/s mul 0.000001
          CUBIC_CENTIMETER_PER_MINUTE cm³/min mul 0.000001 mul 60
          CUBIC_CENTIMETER_PER_HOUR cm³/h mul 0.000001 mul 3600
          CUBIC_CENTIMETER_PER_DAY cm³/d mul 0.000001 mul 86400
          CUBIC_DECIMETER_PER_MINUTE dm³/min mul 0.001 mul 60
          CUBIC_DECIMETER_PER_HOUR dm³/h mul 0.001 mul 3600
          LITER_PER_SECOND l/s mul 0.001
          LITER_PER_MINUTE l/min mul 0.001 div 60
          LITER_PER_HOUR l/h mul 0.001 div 3600
          LITER_PER_DAY l/d mul 0.001 div 86400
          KILOLITER_PER_HOUR kl/h mul 3600
        Weight KILOGRAM
          MICROGRAM μg mul 0.000000001
          MILLIGRAM mg mul 0.000001
          GRAM g mul 0.001
          KILOGRAM kg mul 1
          TON t mul 1000
          GRAIN gr mul 0.00006479891
          DENIER denier mul 0.001275
          ONCE once mul 0.03059
          MARC marc mul 0.24475
          LIVRE livre mul 0.4895
          OUNCE oz mul 0.45359237 div 16
          POUND lb mul 0.45359237
        """
}
