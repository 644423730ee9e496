package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends uploads so that a server's early refusal is heard: one that answers and closes while we still write breaks the
 * write, and its answer is then read all the same.
 */
final class UploadExecutor extends HttpRequestExecutor {

    static final String UPLOAD = UploadExecutor.class.getName();

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        if (!(context.getAttribute(UPLOAD) instanceof UploadEntity upload)) {
            return super.execute(request, connection, informed, context);
        }
        HttpCoreContext details = HttpCoreContext.cast(context);
        details.setSSLSession(connection.getSSLSession());
        details.setEndpointDetails(connection.getEndpointDetails());
        boolean received = false;
        try {
            ClassicHttpResponse response = exchange(request, connection, upload);
            if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
                connection.receiveResponseEntity(response);
            }
            received = true;
            return response;
        } finally {
            if (!received) {
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }

    private static ClassicHttpResponse exchange(
            ClassicHttpRequest request, HttpClientConnection connection, UploadEntity upload)
            throws IOException, HttpException {
        IOException broken = null;
        connection.sendRequestHeader(request);
        try {
            connection.sendRequestEntity(request);
            connection.flush();
        } catch (IOException e) {
            if (upload.bodyFailure() != null || upload.isStalled()) {
                throw e;
            }
            broken = e;
        }
        try {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            while (response.getCode() < 200) {
                response = connection.receiveResponseHeader();
            }
            if (broken != null || !upload.isComplete()) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            return response;
        } catch (IOException e) {
            if (broken != null) {
                broken.addSuppressed(e);
                throw broken;
            }
            throw e;
        }
    }
}
