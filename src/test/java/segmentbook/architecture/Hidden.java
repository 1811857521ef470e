package segmentbook.architecture;

/** Part of the small library of {@link PublicTypesTests}. */
class Hidden {
    static Returned make() {
        Called.now();
        return new Returned();
    }
}
