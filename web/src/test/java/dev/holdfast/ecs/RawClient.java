package dev.holdfast.ecs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Speaks to the endpoint byte by byte, signing as version 1.0 has it. */
final class RawClient {
  private final TestService service;

  RawClient(TestService service) {
    this.service = service;
  }

  /** What came back. */
  record Reply(int status, String head, String body) {}

  /** All common parameters and these, signed for that method. */
  SequencedMap<String, String> signed(String method, String action, String... pairs) {
    SequencedMap<String, String> parameters = new TreeMap<>();
    parameters.put("Action", action);
    parameters.put("Version", "2014-05-26");
    parameters.put("AccessKeyId", service.firstKey()[0]);
    parameters.put("SignatureMethod", "HMAC-SHA1");
    parameters.put("SignatureVersion", "1.0");
    parameters.put("SignatureNonce", UUID.randomUUID().toString());
    parameters.put("SignatureType", "");
    parameters.put("Timestamp", WireTime.toSeconds(Instant.now()));
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return sign(method, parameters);
  }

  SequencedMap<String, String> sign(String method, SequencedMap<String, String> parameters) {
    parameters.put(
        "Signature",
        SignatureV1.sign(SignatureV1.stringToSign(method, parameters), service.firstKey()[1]));
    return parameters;
  }

  Reply get(String action, String... pairs) throws IOException {
    return send(
        "GET /?" + PercentCode.canonical(signed("GET", action, pairs)) + " HTTP/1.1\r\n", "", "");
  }

  /** Sends a request line, more header lines (each with its end) and a body. */
  Reply send(String requestLine, String headers, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket.setSoTimeout(10_000);
      String request =
          requestLine
              + "Host: 127.0.0.1:"
              + service.port()
              + "\r\nConnection: close\r\n"
              + headers
              + "\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(reply);
      return parse(reply.toString(StandardCharsets.UTF_8));
    }
  }

  private static Reply parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end);
    return new Reply(Integer.parseInt(head.split(" ", 3)[1]), head, text.substring(end + 4));
  }
}
