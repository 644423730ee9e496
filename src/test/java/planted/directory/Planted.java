package planted.directory;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    planted.workflow.Planted workflow;
}
