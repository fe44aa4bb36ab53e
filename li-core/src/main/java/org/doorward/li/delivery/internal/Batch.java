package org.doorward.li.delivery.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * PDUs that leave a log together, by account, so that each account changes once. Confined to the lock of its log, and
 * an account is in the batch of one log at most.
 */
final class Batch {
  private final List<Account> touched = new ArrayList<>();

  void add(Account account, long number, int octets) {
    Account.Run run = account.run();
    if (run.count == 0) {
      touched.add(account);
      run.first = number;
      run.octets = 0;
    }
    run.last = number;
    run.octets += octets;
    run.count++;
  }

  /** They are acknowledged. */
  void acknowledge() {
    for (Account account : touched) {
      Account.Run run = account.run();
      account.acknowledge(run.count, run.last);
      run.count = 0;
    }
    touched.clear();
  }

  /** They are lost. */
  void lose(LossCause cause) {
    for (Account account : touched) {
      Account.Run run = account.run();
      account.lose(run.first, run.last, run.count, run.octets, cause);
      run.count = 0;
    }
    touched.clear();
  }
}
