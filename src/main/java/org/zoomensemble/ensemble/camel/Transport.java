package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Stands between the open connection and the request: tells lost answers from failed connections, bounds answers. */
final class Transport implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        if (scope.originalRequest.getEntity() instanceof UploadEntity upload) {
            upload.connected(scope.execRuntime::discardEndpoint);
            scope.clientContext.setAttribute(UploadExecutor.UPLOAD, upload);
        }
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException e) {
            throw new AnswerLostException(e);
        }
        if (response.getEntity() != null) {
            response.setEntity(new BoundedAnswer(response.getEntity(), scope.execRuntime::discardEndpoint));
        }
        return response;
    }
}
