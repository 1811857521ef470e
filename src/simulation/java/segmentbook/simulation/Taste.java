package segmentbook.simulation;

import java.util.List;
import java.util.Locale;

/**
 * What a customer likes: ten groups of forty products that are bought together. Each group is nine things in four plain
 * styles and the first four of them in a Christmas style; the price of a thing is in pence.
 */
enum Taste {
    BAKING(
            List.of("BLUE ENAMEL", "CREAM STONEWARE", "COPPER", "POLKA DOT"),
            "MIXING BOWL:695;CAKE TIN:495;GINGERBREAD CUTTER:85;CUPCAKE CASES, PACK OF 60:55;ROLLING PIN:395;"
                    + "MEASURING JUG:375;OVEN GLOVE:325;BUTTER DISH:425;CAKE STAND 12\":1275"),
    TEA(
            List.of("REGENCY ROSE", "WILLOW", "STRAWBERRY", "RED SPOTTY"),
            "TEAPOT:1095;TEACUP AND SAUCER:295;TEA TIN:210;MUG:165;MILK JUG:255;SUGAR BOWL:245;TEA TOWEL:195;"
                    + "TEASPOONS, SET OF 4:345;TEA COSY:375"),
    GARDEN(
            List.of("ZINC", "TERRACOTTA", "RUSTIC GREEN", "DAISY"),
            "WATERING CAN:795;BIRD FEEDER:325;HANGING LANTERN:395;PLANT MARKERS, PACK OF 6:125;FLOWER POT:165;"
                    + "GARDEN TWINE IN TIN:215;KNEELING PAD:265;SEED ENVELOPES:65;WIND CHIME:285"),
    NURSERY(
            List.of("CIRCUS PARADE", "WOODLAND", "SPACEBOY ROCKET", "BALLERINA"),
            "NIGHT LIGHT:575;LUNCH BOX:195;STICKER SHEET:65;SOFT TOY:395;CHILDREN'S APRON:245;WOODEN BLOCKS:625;"
                    + "MONEY BANK:285;SKIPPING ROPE:145;HEIGHT CHART:425"),
    STATIONERY(
            List.of("VINTAGE MAP", "PEACOCK", "MARBLED", "BOTANICAL"),
            "WRAP, ROLL OF 3 M:125;GIFT TAGS, PACK OF 8:55;GREETING CARD:42;NOTEBOOK:165;PENCIL TIN:145;LETTER RACK:595;"
                    + "WASHI TAPE:95;ADDRESS BOOK:325;DESK CALENDAR:385"),
    VINTAGE(
            List.of("ANTIQUE WHITE", "DISTRESSED OAK", "BRASS", "FRENCH BLUE"),
            "PHOTO FRAME:395;HEART DECORATION:125;DRAWER KNOB:115;WALL CLOCK:1495;COAT HOOK:245;KEY CABINET:1195;"
                    + "METAL SIGN:210;MIRROR:1650;DOORSTOP:495"),
    CANDLES(
            List.of("VANILLA", "FIG AND CEDAR", "LAVENDER", "SEA SALT"),
            "PILLAR CANDLE:325;T-LIGHTS, BOX OF 20:210;T-LIGHT HOLDER:125;SCENTED CANDLE IN TIN:285;REED DIFFUSER:895;"
                    + "INCENSE STICKS:85;SOAP BAR:165;ROOM SPRAY:425;DRAWER SACHETS, SET OF 3:245"),
    PARTY(
            List.of("RAINBOW", "GOLD STAR", "PASTEL", "TROPICAL"),
            "BUNTING, 5 M:495;PAPER PLATES, PACK OF 12:95;PAPER CUPS, PACK OF 12:85;NAPKINS, PACK OF 20:85;"
                    + "BALLOONS, PACK OF 10:125;PAPER LANTERN:165;STRAWS, BOX OF 50:115;CAKE CANDLES:75;CONFETTI TUBE:165"),
    BAGS(
            List.of("RED RETRO", "PAISLEY", "OWL", "SUFFOLK STRIPE"),
            "JUMBO SHOPPER:210;LUNCH BAG:165;COIN PURSE:125;WASH BAG:345;PICNIC BAG:745;SCARF:595;UMBRELLA:495;"
                    + "PASSPORT COVER:265;CHARLOTTE TOTE:85"),
    WORKSHOP(
            List.of("ENGINEER'S", "HERITAGE", "RACING GREEN", "STEEL"),
            "TOOL TIN:595;TORCH:345;TAPE MEASURE:195;PLAYING CARDS:145;SHOE CLEANING KIT:695;HIP FLASK:895;PENKNIFE:525;"
                    + "BOTTLE OPENER:165;NAIL BRUSH:125");

    /** Products in a group. */
    static final int SIZE = 40;

    private final List<String> styles;
    private final List<String> things;

    Taste(List<String> styles, String things) {
        this.styles = styles;
        this.things = List.of(things.split(";", -1));
    }

    /** The word in {@code shop-truth.csv}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of product {@code i} of the group, 0 to 39. */
    String product(int i) {
        String style = isFestive(i) ? "CHRISTMAS" : styles.get(i / things.size());
        String thing = things.get(i % things.size());
        return style + " " + thing.substring(0, thing.indexOf(':'));
    }

    /** The price of product {@code i} in pence. */
    int pence(int i) {
        String thing = things.get(i % things.size());
        return Integer.parseInt(thing.substring(thing.indexOf(':') + 1));
    }

    /** Whether product {@code i} is for Christmas. */
    boolean isFestive(int i) {
        return i >= styles.size() * things.size();
    }
}
