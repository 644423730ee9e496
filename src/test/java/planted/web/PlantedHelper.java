package planted.web;

import org.springframework.beans.factory.annotation.Autowired;

/** A fault on purpose: see HouseRulesTest. */
public class PlantedHelper {
    static int count;

    @Autowired
    Object injected;
}
