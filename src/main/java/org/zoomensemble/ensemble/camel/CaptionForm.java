package org.zoomensemble.ensemble.camel;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.zoomensemble.ensemble.CaptionFile;

/** The form of {@code ev:Captions/Create}: {@code file}, {@code language}, {@code label}. */
final class CaptionForm {

    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private CaptionForm() {}

    static HttpEntity of(CaptionFile caption) {
        return MultipartEntityBuilder.create()
                // The form in which browsers send names: UTF-8 as it is.
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setContentType(ContentType.create("multipart/form-data"))
                .addBinaryBody("file", caption.vtt(), ContentType.create("text/vtt"), plain(caption.fileName()))
                .addTextBody("language", caption.language(), TEXT)
                .addTextBody("label", caption.label(), TEXT)
                .build();
    }

    /** A file name that cannot break out of its quotes. */
    static String plain(String fileName) {
        return fileName.replaceAll("[\\p{Cntrl}\"\\\\/]", "_");
    }
}
