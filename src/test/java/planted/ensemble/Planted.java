package planted.ensemble;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    planted.zoom.Planted zoom;
}
