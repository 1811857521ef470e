package segmentbook.architecture;

/** Part of the small library of {@link PublicTypesTests}. */
public class Returned {
    public int size() {
        return 0;
    }
}
