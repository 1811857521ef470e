package segmentbook.bench;

import java.util.Random;

/** Something that breaks a file, more or less. */
interface Breaking {
    /** The file after it; the same random numbers give the same. */
    byte[] of(byte[] bytes, Random random);
}
