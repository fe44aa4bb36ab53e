package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.x1.DetailsView;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-X1-103: an answer goes out while it is made, and neither the answer nor what it tells is held whole. */
class X1StreamTest {
  private static final int TASKS = 20_000;
  private static final int MOST_THAT_WAITS = 32_768;

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  @Provide
  Arbitrary<X1Answer> answers() {
    return new X1Arbitraries(true).answer();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatGoesOutIsWhatWouldBeWrittenAtOnce(@ForAll("answers") X1Answer answer) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    codec.writeAnswer(answer, out);

    assertArrayEquals(codec.writeAnswer(answer), out.toByteArray());
  }

  /** Counts. */
  private static final class Sink extends OutputStream {
    private long octets;
    private int largest;

    @Override
    public void write(int octet) {
      octets++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      octets += length;
      largest = Math.max(largest, length);
    }
  }

  @Tag("F-39")
  @Test
  void noMoreThanAPieceWaitsHoweverMuchIsTold() throws Exception {
    GetAllDetailsResponse two = (GetAllDetailsResponse) response();
    TaskResponseDetails task = two.tasks().get(0);
    long each = octets(two, List.of(task, task)) - octets(two, List.of(task));
    Sink out = new Sink();
    long[] made = new long[2];
    List<TaskResponseDetails> tasks = DetailsView.of(Collections.nCopies(TASKS, task), same -> {
      made[0]++;
      made[1] = Math.max(made[1], made[0] * each - out.octets);
      return same;
    });

    codec.writeAnswer(answer(two, tasks), out);

    assertEquals(TASKS, made[0]);
    assertTrue(out.octets > (TASKS - 1) * each);
    assertTrue(made[1] < MOST_THAT_WAITS, () -> made[1] + " octets waited");
    assertTrue(out.largest < MOST_THAT_WAITS, () -> out.largest + " octets at once");
  }

  @Test
  void whatCannotGoOutIsNotGoneOnWith() throws Exception {
    GetAllDetailsResponse response = (GetAllDetailsResponse) response();
    int[] made = new int[1];
    List<TaskResponseDetails> tasks =
        DetailsView.of(Collections.nCopies(TASKS, response.tasks().get(0)), same -> {
          made[0]++;
          return same;
        });
    OutputStream gone = new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException("gone");
      }
    };

    assertThrows(IOException.class, () -> codec.writeAnswer(answer(response, tasks), gone));
    assertTrue(made[0] < TASKS / 10);
  }

  private long octets(GetAllDetailsResponse like, List<TaskResponseDetails> tasks) {
    return codec.writeAnswer(answer(like, tasks)).length;
  }

  private static X1Answer answer(GetAllDetailsResponse like, List<TaskResponseDetails> tasks) {
    return new X1Answer.Responses(List.of(new GetAllDetailsResponse(
        like.header(), like.neStatusDetails(), tasks, like.destinations(), Optional.empty())));
  }

  private Object response() throws Exception {
    return ((X1Answer.Responses) codec.readAnswer(Vectors.read("all-details.xml")))
        .responses()
        .get(0);
  }
}
