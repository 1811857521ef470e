package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.Offers.Offer;
import segmentbook.segments.Recipients.Group;

/** Who gets an offer, who is held out, who is left alone; what came back, and across whom offers differ. */
class RecipientsTests {
    private final Path folder;

    RecipientsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A hundred customers with an age, a gender and whether they want mail; women, the first 50, order ten times as much. */
    private CustomerBase members(String offers) throws IOException {
        StringBuilder text = new StringBuilder("id,spent,gender,no mail\n");
        for (int i = 1; i <= 100; i++) {
            text.append(String.format(
                    "%d,%d,%s,%s%n", i, i <= 50 ? 1000 : 100, i <= 50 ? "F" : "M", i % 10 == 0 ? "yes" : "no"));
        }
        Files.writeString(folder.resolve("members.csv"), text);
        return CustomerBase.of(Dataset.read(Files.writeString(folder.resolve("members.yaml"), """
                name: members
                title: Members
                kind: customers
                file: members.csv
                columns: {customer: id, numeric: {spent: spent}, categorical: {gender: gender, nomail: no mail}}
                offers: {%s}
                """.formatted(offers))));
    }

    private static Segmentation halves(CustomerBase base) {
        return Segmentation.of(
                "halves",
                base.table(),
                IntStream.range(0, 100)
                        .mapToObj(row -> row < 50 ? "first" : "second")
                        .toList());
    }

    private static Recipients recipients(CustomerBase base) {
        return Recipients.of(base, halves(base), row -> 0);
    }

    private static int count(Recipients recipients, Group group) {
        return Collections.frequency(recipients.groups(), group);
    }

    private Offers offers(CustomerBase base, String rules) throws IOException {
        return Offers.of(
                Profiles.of(halves(base)),
                BestSellers.of(base, halves(base)),
                OfferRules.read(Files.writeString(folder.resolve("offers.yaml"), rules)));
    }

    @Test
    void aTenthOfEachSegmentIsHeldOutTheSameEachTime() throws IOException {
        Recipients recipients = recipients(members(""));
        assertThat(count(recipients, Group.HOLD_OUT)).isEqualTo(10);
        assertThat(recipients.of(IntStream.range(0, 50).toArray(), Group.HOLD_OUT))
                .hasSize(5);
        assertThat(recipients(members(""))).isEqualTo(recipients);
    }

    @Test
    void anotherShareMayBeHeldOutOrNobody() throws IOException {
        assertThat(count(recipients(members("holdOut: 0.3")), Group.HOLD_OUT)).isEqualTo(30);
        assertThat(count(recipients(members("holdOut: 0")), Group.HOLD_OUT)).isZero();
        assertThatThrownBy(() -> members("holdOut: 0.6"))
                .isInstanceOf(DataException.class)
                .hasMessage("offers.holdOut: 0 to 0.5, found 0.6 (members.yaml, line 6)");
    }

    @Test
    void whoWantsNoneIsLeftAloneByAColumn() throws IOException {
        CustomerBase base = members("optOut: nomail");
        Recipients recipients = recipients(base);
        assertThat(count(recipients, Group.LEFT_ALONE)).isEqualTo(10);
        assertThat(recipients.is(base.table().row("20"), Group.LEFT_ALONE)).isTrue();
        Offers offers = offers(base, "default: {offer: a, message: b, channel: c}\n");
        assertThat(offers.lists().values().stream().flatMap(each -> each.stringColumn("customer_id").asList().stream()))
                .hasSize(90)
                .doesNotContain("20");
    }

    @Test
    void orByAFile() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "who,since\n7,2024-01-01\n20.0,2024-01-02\n999,2024-01-03\n");
        CustomerBase base = members("optOut: out.csv");
        Recipients recipients = recipients(base);
        assertThat(count(recipients, Group.LEFT_ALONE)).isEqualTo(2);
        assertThat(recipients.is(base.table().row("7"), Group.LEFT_ALONE)).isTrue();
    }

    @Test
    void neitherAFileNorAColumnIsAnError() throws IOException {
        CustomerBase base = members("optOut: nobody.csv");
        assertThatThrownBy(() -> recipients(base))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "offers.optOut: a file, or a column of the customers: spent, gender, nomail, found nobody.csv"
                                + " (members.yaml, line 6)");
    }

    @Test
    void whatCameBackIsReadAndComparedWithThoseHeldOut() throws IOException {
        Files.writeString(
                folder.resolve("back.csv"), "customer,date,amount\n1,2024-02-01,10\n1,2024-02-02,5\n3,2024-02-01,10\n");
        CustomerBase base = members("responses: back.csv, holdOut: 0.2");
        Responses responses =
                offers(base, "default: {offer: a, message: b, channel: c}\n").responses();
        assertThat(responses.rows()).hasSize(1);
        assertThat(responses.rows().get(0).answers().happened()
                        + responses.rows().get(0).answers().otherHappened())
                .isEqualTo(2);
        assertThat(offers(members(""), "default: {offer: a, message: b, channel: c}\n")
                        .responses()
                        .sentence())
                .isEqualTo("Nothing has come back yet: offers.responses names no file");
    }

    @Test
    void offersThatFollowAnAttributeAreFlagged() throws IOException {
        CustomerBase base = members("fairness: [gender]");
        Fairness unequal = offers(
                        base,
                        "first: {offer: gift, message: b, channel: c}\ndefault: {offer: news, message: b, channel: c}\n")
                .fairness();
        assertThat(unequal.sentence())
                .isEqualTo(
                        "gift goes to gender: F 100 %, M 0 %, news goes to gender: M 100 %, F 0 %; so groups are treated"
                                + " differently, which does not say that the attribute is the reason, or that it is wrong");
        assertThat(unequal.table().rowCount()).isEqualTo(2);
    }

    @Test
    void offersThatDoNotAreNotFlaggedWhichProvesNothing() throws IOException {
        CustomerBase base = members("fairness: [nomail, gender]");
        Segmentation odd = Segmentation.of(
                "odd",
                base.table(),
                IntStream.range(0, 100)
                        .mapToObj(row -> row % 2 == 0 ? "first" : "second")
                        .toList());
        Offers offers = Offers.of(
                Profiles.of(odd),
                BestSellers.of(base, odd),
                OfferRules.read(
                        Files.writeString(
                                folder.resolve("offers.yaml"),
                                "first: {offer: gift, message: b, channel: c}\ndefault: {offer: news, message: b, channel: c}\n")));
        assertThat(offers.fairness().sentence())
                .isEqualTo(
                        "No large difference was found across these attributes; that proves no fairness, as small groups"
                                + " and other attributes are not seen");
        assertThat(offers.fairness().rows()).hasSize(2); // ten who want no mail are too few to compare
    }

    @Test
    void anAttributeThatIsNotThereIsAnErrorAndNoneIsSaid() throws IOException {
        Offers offers = offers(members("fairness: [age]"), "default: {offer: a, message: b, channel: c}\n");
        assertThatThrownBy(offers::fairness)
                .isInstanceOf(DataException.class)
                .hasMessage("offers.fairness: attributes: spent, gender, nomail, found age (members.yaml, line 6)");
        assertThat(offers(members(""), "default: {offer: a, message: b, channel: c}\n")
                        .fairness()
                        .sentence())
                .startsWith("Offers were compared across no attribute");
        assertThat(offers(members("fairness: [gender]"), "default: {offer: a, message: b, channel: c}\n")
                        .fairness()
                        .sentence())
                .contains("all get the same, or");
    }

    @Test
    void withoutPurchasesAHalfIsTakenAsUsualAndNoWorthIsKnown() throws IOException {
        Offer first = offers(members(""), "default: {offer: a, message: b, channel: c, cost: 1, effect: 0.1}\n")
                .all()
                .get(0);
        assertThat(first.usual()).isEqualTo(.5);
        assertThat(first.order()).isNaN();
        assertThat(first.expected()).isNaN();
    }
}
