package org.zoomensemble.workflow;

/** What becomes of those below a template that is saved. */
public enum PushDownMode {
    /** They stay as they are. */
    NO,
    /** Every field that they have not customized becomes the template's. */
    EXCEPT_CUSTOMIZED,
    /** Every field becomes the template's, and nothing is customized any more. */
    OVERWRITE_ALL
}
