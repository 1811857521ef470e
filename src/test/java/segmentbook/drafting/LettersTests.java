package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts of files as spreadsheets of many countries save them. */
class LettersTests {
    private static final int LINES = 60;

    private final Path folder;

    LettersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** What a draft says of a file with these customers, in turn, and a product's name of the same letters. */
    private String drafted(String charset, String headers, String customers) throws IOException {
        String[] each = customers.split(",");
        String text = IntStream.range(0, LINES)
                .mapToObj(i -> "2022-%02d-%02d;%s;%s %s;%d,50"
                        .formatted(
                                1 + i % 12,
                                1 + i % 28,
                                each[i % each.length],
                                each[(i + 1) % each.length],
                                i % 7,
                                5 + i))
                .collect(Collectors.joining("\n", headers + "\n", "\n"));
        return String.join("\n", draft(text.getBytes(Charset.forName(charset))).notes());
    }

    private Draft draft(byte[] bytes) throws IOException {
        return Draft.of(Files.write(folder.resolve("lines.csv"), bytes), folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1250 | Polish | Data;Nabywca;Towar;Cena | Łukasz Żółć,Małgorzata Wiśniewska,Świeca zapachowa,Książka",
                "windows-1251 | Russian | Дата;Клиент;Товар;Цена | Иван Петров,Мария Сидорова,Кружка красная,Книга рецептов",
                "ISO-8859-9 | Turkish | Tarih;Müşteri;Ürün;Fiyat | Alpcan Öcalan,Nurcan Türk,Nevise Kaver Akar,Yağızkurt Gül,Bay Karaer Ertaş,"
                        + "Bayan Nurbanu Temime İnönü,Ercihan Bilir,Nabil Uğurkan Demir Akça,Üsame Soydaner Demirel Yılmaz,"
                        + "Resulcan Aydınbey Durdu,Döner Yıldırım,Birsan Aycagül Öcalan,Satrettin Günkurt Bilge,"
                        + "Necilal Durmuş Seven,Hansultan Akdeniz,Günsel Hançer,Nas Efser Akçay,Duracan Akdeniz,"
                        + "Cindoruk Mansız,Hüsmen Mutasım Zengin,Seblâ Kısakürek,Kaver Deniz İnönü,"
                        + "Türabi Okseven Zorlu Ergül,Cebesoy Arsoy,Güçal Şensoy,Nurtaç Yorulmaz,Hoşkadem Sezer,"
                        + "Huzuri Soylu,Seler Özakan Çamurcuoğlu Gül,Süsen Asliye Tevetoğlu,Öktürk Çelem Ülker Bilgin,"
                        + "Bengibay Ertaş,Atagün Akdeniz,Demiryürek Şafak,Kösemen Asalet Akdeniz,Nabil Ertaş,"
                        + "Yelesen Erinçer Arsoy,Hacile Yılmaz Sezgin,Bay Şahmettin Yıldırım,Yahşikan Yazganalp Yorulmaz",
                "Shift_JIS | Japanese | 日付;顧客名;商品;単価 | 山田太郎,佐藤花子,赤いマグカップ,白いキャンドル",
                "GB18030 | Chinese | 日期;客户;商品;单价 | 张伟,李娜,红色杯子,白色蜡烛,烹饪书",
                "EUC-KR | Korean | Date;Client;상품;Price | 김철수,이영희,빨간 컵,하얀 양초",
            })
    void tellTheCharset(String charset, String language, String headers, String customers) throws IOException {
        assertThat(drafted(charset, headers, customers))
                .contains(
                        "format.charset: " + charset + ", not UTF-8, and its letters look like " + language,
                        "columns.customer: " + headers.split(";")[1] + ", ");
    }

    /** A few lines are enough; letters of DOS in the west stay a question. */
    @Test
    void tellTheCyrillicOfDos() throws IOException {
        String lines = "Дата;Клиент;Товар;Цена\n2022-01-05;7;Кружка синяя;5,50\n2022-01-06;7;Чай зелёный;6,50\n";
        assertThat(String.join(
                        "\n", draft(lines.getBytes(Charset.forName("IBM866"))).notes()))
                .contains(
                        "format.charset: IBM866, not UTF-8, and its letters look like Russian",
                        "columns.customer: Клиент");
        String spanish =
                "Fecha;Cliente;Artículo;Precio\n2022-01-05;7;Maíz dulcísimo;5,50\n2022-01-06;8;Ración añeja;6,50\n";
        Path file = Files.write(folder.resolve("dos.csv"), spanish.getBytes(Charset.forName("IBM850")));
        assertThat(Draft.of(file, folder).notes()).noneMatch(note -> note.contains("Russian"));
    }

    /** Languages that windows-1252 is for, pounds and euros among them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Datum;Kunde;Artikel;Preis | Jörg Müller,Käthe Groß,Tasse grün,Löffel",
                "Date;Client;Désignation;Prix | Zoé Lefèvre,François Dupré,Bougie parfumée,Cuillère à café",
                "Fecha;Cliente;Artículo;Precio | José Núñez,María Peña,Taza pequeña,Vela aromática",
                "Data;Cliente;Descrição;Preço | João Conceição,Antônio Gonçalves,Colher de pão",
                "Datum;Kund;Vara;Pris | Åsa Öberg,Björn Lindström,Mugg blå,Ljus rött",
                "Date;Customer;Item;Price | Café sign,Zoë,Candle £5,“Best” €9 bag",
            })
    void leaveWindowsWhereItIsRight(String headers, String customers) throws IOException {
        assertThat(drafted("windows-1252", headers, customers))
                .contains("format.charset: windows-1252 (open), taken because it is not UTF-8")
                .doesNotContain("letters look like");
    }

    /** Bytes of two charsets are no language, and the question about them stays. */
    @Test
    void twoCharsetsStayAQuestion() throws IOException {
        String one = "Datum;Kunde;Preis\n" + "2022-01-05;Jörg Müller;5,50\n".repeat(LINES);
        byte[] all = (one + "?").getBytes(StandardCharsets.UTF_8);
        all[all.length - 1] = (byte) 0xFC;
        Draft draft = draft(all);
        assertThat(draft.first()).anySatisfy(each -> assertThat(each).contains("windows-1252 reads all bytes"));
        assertThat(draft.notes()).noneMatch(each -> each.contains("letters look like"));
    }
}
