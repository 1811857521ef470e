package segmentbook.architecture;

/** Part of the small library of {@link PublicTypesTests}. */
public class Used {
    public static Returned of() {
        return Hidden.make();
    }
}
