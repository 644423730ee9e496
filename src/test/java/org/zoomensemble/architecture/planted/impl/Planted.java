package org.zoomensemble.architecture.planted.impl;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {}
