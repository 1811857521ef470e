package segmentbook.description;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the description file whose keys are the components of a record of {@link Options}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {
    /** Its key; empty where the components are keys at the top of the file. */
    String value();

    /** The kinds of description files into which it belongs. */
    Kind[] kinds() default {Kind.TRANSACTIONS, Kind.CUSTOMERS};
}
