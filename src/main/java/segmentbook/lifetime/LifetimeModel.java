package segmentbook.lifetime;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import segmentbook.lifetime.PurchaseHistory.Past;

/**
 * A model of customers who come at a rate of their own until, unseen, they leave for good. Times are in the unit of the
 * history that it was fitted to.
 */
public sealed interface LifetimeModel permits BgNbd, ParetoNbd {
    /** The name in tables. */
    String name();

    /** The names of its four parameters: two of how often customers buy, two of when they leave. */
    default List<String> names() {
        RecordComponent[] components = getClass().getRecordComponents();
        return Stream.of(components).limit(4).map(RecordComponent::getName).toList();
    }

    /** The parameters; each is above zero. */
    List<Double> parameters();

    /** How likely all pasts of a history are, as a logarithm; constants without parameters are left out. */
    double logLikelihood(PurchaseHistory history);

    /** How likely it is that a customer has not left yet, 0 to 1. */
    double alive(Past past);

    /** How many days with a purchase a customer of this past will have within a time to come. */
    double expected(double time, Past past);

    /** The same for somebody who bought for the first time today. */
    default double expected(double time) {
        return expected(time, Past.NONE);
    }

    /** Draws when a customer of this past buys within a time to come, each purchase counted from now. */
    void future(Draws random, double time, Past past, DoubleConsumer purchase);
}
