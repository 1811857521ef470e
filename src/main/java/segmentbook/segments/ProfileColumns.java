package segmentbook.segments;

import java.util.function.Function;
import segmentbook.columns.Columns;
import segmentbook.segments.BestSellers.By;

/** The columns of tables and files of profiles. */
final class ProfileColumns {
    private ProfileColumns() {}

    static Columns<Profile> of(Profiles profiles) {
        Columns<Profile> columns = Columns.<Profile>none()
                .text("segment", "segment", Profile::segment)
                .text("because", "reason", each -> profiles.segmentation().reason(each.segment()))
                .whole("customers", "customers", Profile::customers)
                .share("% of all", "customer_share", Profile::customerShare);
        if (profiles.addUp()) {
            String total = profiles.total().total();
            columns = columns.number("", total, Profile::total)
                    .share("% of " + profiles.totalWord(), total + "_share", Profile::totalShare);
        }
        for (var each : profiles.measures()) {
            columns = columns.number(
                    each.header(), "median_" + each.file(), each.isYear(), profile -> profile.median(each.name()));
        }
        for (String name : profiles.everybody().typical().keySet()) {
            columns =
                    columns.text(name, "typical_" + name, each -> each.typical().getOrDefault(name, ""));
        }
        return columns;
    }

    /** The same with each segment's best seller by orders, by units and by lift. */
    static Columns<Profile> of(Profiles profiles, BestSellers bestSellers) {
        Columns<Profile> columns = of(profiles);
        for (By by : By.values()) {
            columns = columns.text("", "product_by_" + by.words(), first(bestSellers, by, BestSeller::code))
                    .text("", "description_by_" + by.words(), first(bestSellers, by, BestSeller::name));
        }
        return columns;
    }

    private static Function<Profile, String> first(BestSellers sellers, By by, Function<BestSeller, String> text) {
        return profile -> sellers.top(profile.segment(), 1, by).stream()
                .map(text)
                .findFirst()
                .orElse("");
    }
}
