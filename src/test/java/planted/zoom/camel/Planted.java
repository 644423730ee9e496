package planted.zoom.camel;

/** Known by a planted fault: see HouseRulesTest. */
public class Planted {}
