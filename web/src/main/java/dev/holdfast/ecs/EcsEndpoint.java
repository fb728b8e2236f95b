package dev.holdfast.ecs;

import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.TreeMap;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through gateway and action to its answer; nothing else ever leaves it. */
@Singleton
final class EcsEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(EcsEndpoint.class);

  private final Gateway gateway;
  private final AnswerWriter writer;

  EcsEndpoint(Gateway gateway, AnswerWriter writer) {
    this.gateway = gateway;
    this.writer = writer;
  }

  MutableHttpResponse<byte[]> serve(EcsRequest request) {
    Parameters parameters = new Parameters(new TreeMap<>());
    try {
      parameters = request.parameters();
      Gateway.Admitted admitted = gateway.admit(request, parameters);
      Answer answer = admitted.action().answer(admitted.call());
      return writer.answer(request, parameters, admitted.action().name(), answer);
    } catch (EcsError e) {
      LOG.debug("{}: {}", request, e.code());
      return refuse(request, parameters, e);
    } catch (ConnectionException e) {
      LOG.warn("{}: the catalog does not answer: {}", request, e.getMessage());
      return refuse(
          request,
          parameters,
          new EcsError(503, "ServiceUnavailable", "The catalog does not answer; try again."));
    } catch (RuntimeException e) {
      LOG.error("{} failed", request, e);
      return refuse(
          request, parameters, new EcsError(500, "InternalError", "The request failed here."));
    }
  }

  MutableHttpResponse<byte[]> refuse(EcsRequest request, Parameters parameters, EcsError error) {
    return writer.error(request, AnswerWriter.wantsXml(parameters), error);
  }
}
