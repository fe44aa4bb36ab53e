package org.doorward.li.spec;

import static org.doorward.li.spec.FaultScene.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an ADMF that is known can send to a running element, on its port, that is wrong: first the right thing, then the fault. */
class X1FaultsIT {
  @TempDir
  static Path directory;

  private static FaultScene scene;
  private static Lab lab;

  @BeforeAll
  static void open() throws LiException {
    scene = new FaultScene(directory, builder -> builder);
    lab = scene.lab;
    lab.activate(ALICE);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static String document(X1Request... requests) {
    return new String(
        new X1Codec(X1Limits.DEFAULT).writeRequests(List.of(requests)), StandardCharsets.UTF_8);
  }

  private static String listing() {
    return document(new ListAllDetails(lab.admf().header()));
  }

  /** The whole HTTP response; nothing if the element has closed the connection before that. */
  private static String post(String document) throws GeneralSecurityException {
    try {
      return RawX1.post(lab, "TLSv1.3", document.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }

  /** The second message of a good connection and a good container, and of a good sender. */
  @Tag("F-31")
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "admf-1.li.example, admf-9.li.example, 1030, NOT_BOUND",
    "ne-1.li.example, ne-2.li.example, 1060, NE_UNEXPECTED"
  })
  void aMessageInAnothersNameIsRefused(String right, String wrong, int code, Reason reason)
      throws Exception {
    String both = document(
        new ListAllDetails(lab.admf().header()), new ListAllDetails(lab.admf().header()));
    assertFalse(post(both).contains("<errorCode>"));
    Set<Object> before = scene.held();
    int entries = scene.refusals(Operation.LIST_ALL_DETAILS).size();
    int second = both.lastIndexOf(right);

    String answer =
        post(both.substring(0, second) + wrong + both.substring(second + right.length()));

    assertTrue(answer.contains("ListAllDetailsResponse"), "the first is answered");
    assertTrue(answer.contains("<errorCode>" + code + "</errorCode>"), answer);
    List<RecordedAct> after = scene.refusals(Operation.LIST_ALL_DETAILS);
    assertEquals(entries + 1, after.size());
    assertEquals(reason, after.get(entries).reason());
    assertEquals(before, scene.held());
  }

  private static String withType(String document, String type) {
    int root = document.indexOf("<X1Request");
    return "<?xml version=\"1.0\"?>" + type + document.substring(root);
  }

  /** What each puts before or into a good document; where there is an address, nobody may come there. */
  static Stream<Arguments> hostile() {
    String bomb = "<!DOCTYPE X1Request [<!ENTITY e0 \"xxxxxxxxxx\">"
        + IntStream.range(1, 12)
            .mapToObj(i -> "<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">")
            .collect(Collectors.joining());
    return Stream.of(
        hostile("DOCTYPE", (good, url) -> withType(good, "<!DOCTYPE X1Request>")),
        hostile(
            "external subset",
            (good, url) -> withType(good, "<!DOCTYPE X1Request SYSTEM \"" + url + "\">")),
        hostile(
            "external entity",
            (good, url) -> withType(
                    good, "<!DOCTYPE X1Request [<!ENTITY e SYSTEM \"" + url + "\">]>")
                .replace(Lab.ELEMENT.value(), "&e;")),
        hostile(
            "parameter entity",
            (good, url) ->
                withType(good, "<!DOCTYPE X1Request [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>")),
        hostile(
            "entity expansion",
            (good, url) -> withType(good, bomb + "]>").replace(Lab.ELEMENT.value(), "&e11;")),
        hostile(
            "UTF-7",
            (good, url) -> good.replaceFirst("encoding=\"[^\"]*\"", "encoding=\"UTF-7\"")
                .replaceFirst(
                    "^<X1Request", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><X1Request")));
  }

  /** Makes something of a good document. */
  @FunctionalInterface
  private interface Spoiler {
    String spoil(String good, String url);
  }

  private static Arguments hostile(String what, Spoiler spoiler) {
    return Arguments.of(what, spoiler);
  }

  @Tag("F-32")
  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aDocumentThatAsksForMoreThanItSaysIsRefused(String what, Spoiler spoiler) throws Exception {
    String good = listing();
    assertTrue(post(good).contains("ListAllDetailsResponse"));
    Set<Object> before = scene.held();
    int entries = scene.refusals(Operation.MESSAGE_REFUSED).size();
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      elsewhere.setSoTimeout(200);
      String url = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/x";

      String answer = post(spoiler.spoil(good, url));

      assertTrue(answer.contains("TopLevelErrorResponse"), what + ": " + answer);
      assertThrows(SocketTimeoutException.class, elsewhere::accept, "nobody comes");
    }
    List<RecordedAct> after = scene.refusals(Operation.MESSAGE_REFUSED);
    assertEquals(entries + 1, after.size());
    assertEquals(Reason.MALFORMED, after.get(entries).reason());
    assertEquals(before, scene.held());
  }

  static Stream<Arguments> large() {
    Function<String, String> deep = good -> good.replace("</X1Request>", "") + "<a>".repeat(100_000)
        + "</a>".repeat(100_000) + "</X1Request>";
    Function<String, String> attributes = good -> good.replaceFirst(
        "<x1RequestMessage ",
        "<x1RequestMessage "
            + IntStream.range(0, 50_000)
                .mapToObj(i -> "a" + i + "=\"\" ")
                .collect(Collectors.joining()));
    Function<String, String> text =
        good -> good.replace("</X1Request>", "<b>" + "x".repeat(8 << 20) + "</b></X1Request>");
    Function<String, String> messages = good -> {
      int from = good.indexOf("<x1RequestMessage");
      int to = good.lastIndexOf("</X1Request>");
      return good.substring(0, from) + good.substring(from, to).repeat(20_000) + good.substring(to);
    };
    return Stream.of(
        Arguments.of("depth", deep),
        Arguments.of("attributes", attributes),
        Arguments.of("text", text),
        Arguments.of("messages", messages));
  }

  /** The element answers at its limits or closes, and goes on; nothing of the document has an effect. */
  @Tag("F-33")
  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void aDocumentWithoutMeasureIsCutOff(String what, Function<String, String> larger)
      throws Exception {
    String good = listing();
    assertTrue(post(good).contains("ListAllDetailsResponse"));
    Set<Object> before = scene.held();

    String answer = post(larger.apply(good));

    assertFalse(answer.contains("ListAllDetailsResponse"), what);
    lab.admf().done(Ping::new);
    assertEquals(before, scene.held());
  }

  @Tag("F-36")
  @Test
  void aRequestThatIsSentAgainHasNoSecondEffect() throws Exception {
    Xid xid = lab.activate(ALICE);

    scene.refused(
        X1ErrorCode.XID_ALREADY_EXISTS,
        Reason.EXISTS,
        Operation.ACTIVATE_TASK,
        header -> new ActivateTask(header, lab.task(xid, ALICE)));

    lab.admf().done(header -> new DeactivateTask(header, xid));
  }

  private static List<X1Response> atOnce(List<Function<X1Header, X1Request>> requests)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      List<Callable<X1Response>> calls = new ArrayList<>();
      requests.forEach(request -> calls.add(() -> lab.admf().send(request)));
      List<X1Response> responses = new ArrayList<>();
      for (Future<X1Response> one : threads.invokeAll(calls)) {
        responses.add(one.get());
      }
      return responses;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> codes(List<X1Response> responses) {
    return responses.stream()
        .map(one -> one instanceof ErrorResponse error ? error.error().code() : 0)
        .sorted()
        .toList();
  }

  /** Each has one effect or the code of what another left; the log has the effects in an order that explains the answers. */
  @Tag("F-37")
  @Test
  void requestsAboutOneTaskThatComeAtOnceHaveTheirEffectsOneAfterTheOther() throws Exception {
    for (int round = 0; round < 5; round++) {
      Xid xid = Xid.random();
      lab.submit(lab.mandate(xid, ALICE), 0, 1);
      TaskDetails task = lab.task(xid, ALICE);
      TaskDetails narrow =
          TaskDetails.of(xid, List.of(ALICE), DeliveryType.X2_ONLY, task.listOfDids());
      Function<X1Header, X1Request> activate = header -> new ActivateTask(header, task);
      Function<X1Header, X1Request> modify = header -> new ModifyTask(header, narrow);
      Function<X1Header, X1Request> deactivate = header -> new DeactivateTask(header, xid);

      assertEquals(
          List.of(0, 2010, 2010, 2010),
          codes(atOnce(List.of(activate, activate, activate, activate))));
      List<X1Response> responses =
          atOnce(List.of(modify, modify, modify, deactivate, deactivate, modify));

      List<Integer> codes = codes(responses);
      assertTrue(Set.of(0, 2020).containsAll(codes), codes::toString);
      assertEquals(
          1, codes(responses.subList(3, 5)).stream().filter(c -> c == 0).count(), "it ends once");
      List<Operation> effects = effects(xid);
      assertEquals(Operation.ACTIVATE_TASK, effects.get(0));
      assertEquals(Operation.DEACTIVATE_TASK, effects.get(effects.size() - 1));
      assertEquals(codes.stream().filter(c -> c == 0).count() + 1, effects.size());
    }
  }

  /** What was done to a task, in the order of the log. */
  private static List<Operation> effects(Xid xid) throws LiException {
    return VerifiedEntries.of(lab.element(), directory.resolve("effects")).acts().stream()
        .filter(act -> act.xid().filter(xid::equals).isPresent())
        .filter(act -> act.phase() == Phase.OUTCOME && act.reason() == Reason.NONE)
        .map(RecordedAct::operation)
        .filter(
            Set.of(Operation.ACTIVATE_TASK, Operation.MODIFY_TASK, Operation.DEACTIVATE_TASK)
                ::contains)
        .toList();
  }
}
