package segmentbook.features;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import segmentbook.customers.CustomerTable;

/**
 * One step from the columns of a table to features: fitted to some customers, and applied to any others as it is.
 *
 * <p>Steps are written to {@code model.json} by their type and components.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fill.class, name = "fill"),
    @JsonSubTypes.Type(value = Floor.class, name = "floor"),
    @JsonSubTypes.Type(value = Log1p.class, name = "log1p"),
    @JsonSubTypes.Type(value = Power.class, name = "power"),
    @JsonSubTypes.Type(value = Standardise.class, name = "standardise"),
    @JsonSubTypes.Type(value = Rescale.class, name = "rescale"),
    @JsonSubTypes.Type(value = Weigh.class, name = "weigh"),
    @JsonSubTypes.Type(value = OneHot.class, name = "one_hot"),
    @JsonSubTypes.Type(value = Projection.class, name = "projection")
})
public sealed interface FittedStep permits ByColumn, OneHot, Projection {

    /** How a step is fitted to customers. */
    interface Fit {
        /** The step as these customers ask for it. */
        FittedStep fit(CustomerTable table);
    }

    /**
     * The customers after this step.
     *
     * @throws IllegalArgumentException where a column is not there
     * @throws segmentbook.description.DataException where a value cannot be taken; the message names customer and column
     */
    CustomerTable apply(CustomerTable table);

    /** A point by column as it was before this step; what cannot be undone stays as it is. */
    default Map<String, Double> undo(Map<String, Double> point) {
        return point;
    }

    /** The columns that this step makes or changes. */
    List<String> columns();

    /** The columns that this step needs; those that it does not give back are gone after it. */
    default List<String> needs() {
        return columns();
    }

    /** What becomes of a value of a column that this step makes or changes, for readers. */
    String words(String column);
}
