package segmentbook.description;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * Whether customers' ids are hidden, and by which key.
 *
 * <p>A hidden id becomes a pseudonym: {@code p-} and twelve letters and digits, 60 bits of the HMAC-SHA-256 of the id. The
 * same key gives the same pseudonym in every file; without the key nobody can find the id, or try ids. The key itself is
 * never shown, only its fingerprint.
 */
public final class Privacy implements Serializable {
    /** Ids stay as they are. */
    public static final Privacy OFF = new Privacy(null);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String DIGITS = "abcdefghijkmnpqrstuvwxyz23456789"; // without characters that look alike
    private static final int LENGTH = 12;

    private final @Nullable SecretKeySpec key;

    private Privacy(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    /** Hides ids by a key, which {@link PrivacyKey} has checked. */
    static Privacy by(String key) {
        return new Privacy(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** Whether ids are hidden. */
    public boolean hidesIds() {
        return key != null;
    }

    /** Eight hexadecimal digits that tell two keys apart and say nothing about them; empty where ids are not hidden. */
    public String fingerprint() {
        return key == null ? "" : mac(key).hmacHex("fingerprint").substring(0, 8);
    }

    /** Maps an id to its pseudonym, an empty id to an empty text; without a key every id to itself. For one thread. */
    public UnaryOperator<String> pseudonyms() {
        if (key == null) {
            return UnaryOperator.identity();
        }
        HmacUtils mac = mac(key);
        return id -> id.isEmpty() ? "" : pseudonym(mac.hmac("id:" + id));
    }

    private static String pseudonym(byte[] hash) {
        long bits = ByteBuffer.wrap(hash).getLong();
        StringBuilder pseudonym = new StringBuilder("p-");
        for (int i = 0; i < LENGTH; i++) {
            pseudonym.append(DIGITS.charAt((int) (bits >>> 59)));
            bits <<= 5;
        }
        return pseudonym.toString();
    }

    /** What the switch does with an id that a page shows, in a sentence without its full stop. */
    public String example(String id) {
        String open =
                "The ids are those of the file: with pseudonymise set to true, and a key made up for this sentence, customer "
                        + id + " would be "
                        + by("made up for one sentence, and no secret")
                                .pseudonyms()
                                .apply(id);
        return key == null ? open : "Customer " + id + " is a pseudonym: " + this;
    }

    /**
     * A text that may hold an id, for messages: where ids are hidden only its shape, {@code #} for each digit and {@code
     * x} for each letter.
     */
    public String shown(String text) {
        return key == null ? text : shape(text);
    }

    /** The shape of a text, which hides its value: {@code #} for a digit, {@code x} for a letter. */
    public static String shape(String text) {
        return text.replaceAll("\\p{N}", "#").replaceAll("[\\p{L}\\p{M}]", "x");
    }

    /** A header for messages: as {@link #shown} where it looks like a value, because the file may have no header at all. */
    public String shownHeader(String header) {
        return header.matches("(?s).*[\\p{N}@].*") ? shown(header) : header;
    }

    private static HmacUtils mac(SecretKeySpec key) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.getEncoded());
    }

    /** {@code ids hidden by the key with fingerprint 1a2b3c4d}. */
    @Override
    public String toString() {
        return key == null ? "ids as they are" : "ids hidden by the key with fingerprint " + fingerprint();
    }
}
