package segmentbook.tables;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/** Finds the charset of a text by its first bytes. */
final class CharsetDetection {
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Set<Integer> CONTROLS_OF_TEXTS = Set.of(0x09, 0x0A, 0x0C, 0x0D, 0x1A);

    private CharsetDetection() {}

    /** Detects the charset if neither the description file nor another file has given it. */
    static DetectedFormat detect(byte[] bytes, DetectedFormat said) {
        if (!said.open("charset")) {
            return said;
        }
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(3, bytes.length));
        Charset wide = ofTwoBytes(bytes);
        int characters =
                decoded(bytes, StandardCharsets.UTF_8, CodingErrorAction.REPORT).length();
        if (hex.startsWith("efbbbf")) {
            return found(said, StandardCharsets.UTF_8, "a byte order mark");
        } else if (hex.startsWith("fffe") || hex.startsWith("feff")) {
            return found(said, StandardCharsets.UTF_16, "a byte order mark");
        } else if (wide != null) {
            return found(said, wide, "every second byte is zero, or nearly so");
        } else if (characters > 0 && characters < bytes.length) {
            return found(said, StandardCharsets.UTF_8, "its first characters beyond ASCII are");
        } else if (characters > 0 || bytes.length == 0) {
            return said; // ASCII
        }
        return isOneByteEach(bytes)
                ? found(said, WINDOWS, "its first characters beyond ASCII are not UTF-8")
                : found(said, StandardCharsets.UTF_8, "some of its characters beyond ASCII are");
    }

    private static DetectedFormat found(DetectedFormat said, Charset charset, String why) {
        return said.found(said.format().withCharset(charset), why, "charset");
    }

    /** UTF-16 without a byte order mark, if most characters are ASCII, so that every second byte is 0; else null. */
    private static @Nullable Charset ofTwoBytes(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int max = Math.max(zeros[0], zeros[1]);
        if (8 * max < bytes.length || 200 * Math.min(zeros[0], zeros[1]) > bytes.length || max == 0) {
            return null;
        }
        Charset charset = zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return decoded(bytes, charset, CodingErrorAction.REPORT).isEmpty() ? null : charset;
    }

    /**
     * Whether no multi-byte UTF-8 character occurs; if one does, a single damaged byte must not change the charset of
     * all.
     */
    private static boolean isOneByteEach(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8, CodingErrorAction.IGNORE)
                .chars()
                .allMatch(each -> each < 0x80);
    }

    /**
     * Decodes the bytes, whose last character may be cut off; empty if one is malformed and {@code action} reports
     * it.
     */
    static String decoded(byte[] bytes, Charset charset, CodingErrorAction action) {
        CharsetDecoder decoder = decoder(charset, action);
        CharBuffer text = CharBuffer.allocate(1 + (int) (bytes.length * (double) decoder.maxCharsPerByte()));
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < TextDetection.SIZE)
                .isError();
        return wrong ? "" : text.flip().toString();
    }

    /** A decoder with one way to treat what is no text. */
    static CharsetDecoder decoder(Charset charset, CodingErrorAction wrong) {
        return charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong);
    }

    /** Whether more than 1 % of the bytes are control characters that no text contains. */
    static boolean looksBinary(byte[] bytes) {
        int[] controls = Rows.where(
                bytes.length, i -> bytes[i] >= 0 && bytes[i] < ' ' && !CONTROLS_OF_TEXTS.contains((int) bytes[i]));
        boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE; // UTF-16 by its mark
        return !wide && ofTwoBytes(bytes) == null && 100L * controls.length > bytes.length;
    }
}
