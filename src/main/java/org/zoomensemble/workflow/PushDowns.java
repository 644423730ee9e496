package org.zoomensemble.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The carrying down of templates' texts to what is based on them. Thread-safe. */
@Service
public class PushDowns {

    /**
     * What saving this draft would do below, for each of {@code EXCEPT_CUSTOMIZED} and {@code OVERWRITE_ALL}. Changes
     * nothing.
     *
     * @throws org.zoomensemble.operations.NotThereException no such template
     */
    public List<PushDownPreview> preview(UUID templateId, TemplateDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.zoomensemble.operations.NotThereException no such push-down */
    public PushDown pushDown(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The newest push-down of a template. */
    public Optional<PushDown> newest(UUID templateId) {
        throw new UnsupportedOperationException();
    }
}
