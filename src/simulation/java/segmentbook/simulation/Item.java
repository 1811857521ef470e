package segmentbook.simulation;

/**
 * A product in a basket, or on its way back.
 *
 * @param product number in the catalogue
 * @param quantity units, above 0 (a returned item's units are above 0 too)
 * @param pence price of one unit
 */
record Item(int product, int quantity, int pence) {}
