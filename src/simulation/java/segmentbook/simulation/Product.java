package segmentbook.simulation;

/**
 * A product of the made-up shop.
 *
 * @param number from 0
 * @param code as in the column StockCode
 * @param name tidy description
 * @param taste its group
 * @param pence price of one in the first year, above 0
 * @param appeal how often it is bought against others of its group, above 0
 * @param festive whether it sells in the weeks before Christmas
 * @param launch first day on which it is sold, from 0
 */
record Product(
        int number, String code, String name, Taste taste, int pence, double appeal, boolean festive, int launch) {

    Product {
        if (pence <= 0 || !(appeal > 0)) {
            throw new IllegalArgumentException(
                    "product " + code + ": price and appeal above 0, found " + pence + ", " + appeal);
        }
    }
}
