package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import segmentbook.lifetime.ValueOptions;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.OnlineRetail;

/**
 * UCI Online Retail, line set A, known until 2011-09-09, 91 days. With pandas and scikit-learn 1.9.1, where {@code a} is set A:
 *
 * <pre>{@code
 * day = a.InvoiceDate.dt.normalize(); before, after = a[day <= "2011-09-09"], a[day > "2011-09-09"]
 * g = before.groupby("CustomerID"); back = g.size().index.isin(after.CustomerID)
 * roc_auc_score(back, g.InvoiceNo.nunique()); roc_auc_score(back, g.InvoiceDate.max())      # by day: dt.normalize()
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailChurnTests {
    private Churn churn;

    @BeforeAll
    void learn() {
        churn = Churn.of(Cuts.of(CustomerBase.of(RfmTable.of(OnlineRetail.A.transactions())), new ValueOptions()));
    }

    private Judged method(String name) {
        return churn.judged().stream()
                .filter(each -> each.method().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCustomersOfTheTestAreThoseOfTheReference() {
        assertThat(churn.cuts().test().cut()).hasToString("2011-09-09");
        assertThat(churn.cuts().test().size()).isEqualTo(3_370);
        assertThat(churn.cuts().returnedShare()).isCloseTo(.570, within(.0005));
    }

    @Test
    void simpleScoresAgreeWithTheReference() {
        assertThat(method("recency").auc().whole()).isCloseTo(.683, within(.0005));
        assertThat(method("frequency").auc().whole()).isCloseTo(.7217, within(.0001));
        assertThat((method("frequency").auc().high() - method("frequency").auc().low()) / 2 / 1.96)
                .isCloseTo(.0085, within(.0005));
    }

    /** Its parameters are fitted at each cut, lifetimes ends elsewhere on the ridge: .729. */
    @Test
    void bgNbdAgreesWithTheReference() {
        assertThat(method("BG/NBD").auc().whole()).isCloseTo(.729, within(.0015));
    }

    @Test
    void theBestIsSurelyBetterThanBgNbd() {
        assertThat(churn.simple().method()).isEqualTo("BG/NBD");
        assertThat(churn.used().minus(churn.simple()).low()).isPositive();
        assertThat(churn.foundSentence()).matches(".* by logistic regression holds \\d+ %, by BG/NBD alone \\d+ %");
    }

    @Test
    void theBestIsSurelyBetterThanFrequency() {
        assertThat(churn.used().auc().whole()).isGreaterThan(.74);
        assertThat(churn.used().minus(method("frequency")).low()).isPositive();
        assertThat(churn.sentence()).contains(" is used: AUC 0.74");
    }
}
