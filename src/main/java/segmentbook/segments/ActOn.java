package segmentbook.segments;

/** Which segmentation profiles, offers and recommendations follow. */
public enum ActOn {
    /** The named segments of the R x F grid. */
    RFM,
    /** The clusters, with their names. */
    CLUSTERS
}
