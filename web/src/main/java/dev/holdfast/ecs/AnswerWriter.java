package dev.holdfast.ecs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers and errors in the format that the caller asked for, JSON unless told. */
@Singleton
final class AnswerWriter {
  private final JsonMapper json;

  AnswerWriter(JsonMapper json) {
    this.json = json;
  }

  MutableHttpResponse<byte[]> answer(
      EcsRequest request, Parameters parameters, String action, Answer answer) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("RequestId", JsonNode.createStringNode(request.requestId()));
    try {
      json.writeValueToTree(answer).entries().forEach(e -> members.put(e.getKey(), e.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the answer to " + action, e);
    }
    return write(request, wantsXml(parameters), 200, action + "Response", members);
  }

  MutableHttpResponse<byte[]> error(EcsRequest request, boolean asXml, EcsError error) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("RequestId", JsonNode.createStringNode(request.requestId()));
    members.put("HostId", JsonNode.createStringNode(request.host()));
    members.put("Code", JsonNode.createStringNode(error.code()));
    members.put("Message", JsonNode.createStringNode(error.sentence()));
    return write(request, asXml, error.status(), "Error", members);
  }

  /** Whoever names neither format gets JSON. */
  static boolean wantsXml(Parameters parameters) {
    return parameters.text("Format", "JSON").equalsIgnoreCase("XML");
  }

  private MutableHttpResponse<byte[]> write(
      EcsRequest request, boolean asXml, int status, String root, Map<String, JsonNode> members) {
    JsonNode tree = JsonNode.createObjectNode(members);
    byte[] body = asXml ? XmlText.of(root, tree).getBytes(StandardCharsets.UTF_8) : json(tree);
    return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
        .contentType(asXml ? MediaType.TEXT_XML_TYPE : MediaType.APPLICATION_JSON_TYPE)
        .header("x-acs-request-id", request.requestId())
        .body(body);
  }

  private byte[] json(JsonNode tree) {
    try {
      return json.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }
}
