package org.doorward.li.spec.store;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-113: the contract of a task store holds for the one that is built in, in segments on the disk. */
class BuiltInTaskStoreTest {
  private static final byte[] KEY = new byte[32];

  @TempDir
  private Path directory;

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    var checks = new TaskStoreContract(
            name -> new SegmentTaskStore(Disk.local(), directory.resolve(name), KEY))
        .checks();
    return checks.entrySet().stream()
        .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()::run));
  }
}
