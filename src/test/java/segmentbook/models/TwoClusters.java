package segmentbook.models;

/** A model that can be worked out in the head: each measure is scaled by (value - 10) / 2. */
final class TwoClusters {
    static final String TEXT = """
            {
              "format": 2,
              "segmentbook": "0.1.0",
              "made_from": {
                "name": "by-hand",
                "sha256": {"by-hand.csv": "%s"},
                "snapshot": "2020-01-31",
                "customers": 5,
                "noise": 0,
                "money_unit": "GBP",
                "pseudonym_key": ""
              },
              "columns": [
                {"name": "recency", "kind": "number", "unit": "days"},
                {"name": "frequency", "kind": "number", "unit": "orders"},
                {"name": "monetary", "kind": "number", "unit": "GBP"}
              ],
              "steps": [
                {"step": "floor", "columns": ["monetary"]},
                {"step": "standardise", "scales": [
                  {"column": "recency", "mean": 10, "deviation": 2},
                  {"column": "frequency", "mean": 10, "deviation": 2},
                  {"column": "monetary", "mean": 10, "deviation": 2}
                ]}
              ],
              "algorithm": "k-means",
              "predictor": {
                "nearest": "centre",
                "points": {
                  "columns": ["recency", "frequency", "monetary"],
                  "values": [[0, -4.5, 0.0], [-4.5, -4, 45]]
                }
              },
              "clusters": [
                {
                  "cluster": 1, "name": "small", "customers": 3,
                  "centre": {"recency": 0, "frequency": -4.5, "monetary": 0},
                  "typical": {"recency": 10, "frequency": 1, "monetary": 10}
                },
                {
                  "cluster": 2, "name": "large", "customers": 2,
                  "centre": {"recency": -4.5, "frequency": -4, "monetary": 45},
                  "typical": {"recency": 1, "frequency": 2, "monetary": 100}
                }
              ],
              "rfm": {
                "edges": {"recency": [5, 20], "frequency": [1, 3], "monetary": [10, 100]},
                "segments": {
                  "R3": {"F1": "three-one", "F2": "three-two", "F3": "three-three"},
                  "R2": {"F1": "two-one", "F2": "two-two", "F3": "two-three"},
                  "R1": {"F1": "one-one", "F2": "one-two", "F3": "one-three"}
                }
              }
            }
            """.formatted("0123456789abcdef".repeat(4));

    private TwoClusters() {}
}
