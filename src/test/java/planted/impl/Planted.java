package planted.impl;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {}
