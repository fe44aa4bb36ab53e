package org.doorward.li.delivery.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.doorward.li.identifier.Did;

/**
 * What a process that was killed leaves to the next: what was held and is nowhere any more is lost, and what had been
 * taken from the traffic path and had no number yet gets one and is lost too. Each step leaves every account true, so
 * that it may be killed as well.
 */
final class Settlement {
  /** Stands for any destination, where none was known yet. */
  static final Did NOWHERE = new Did(new UUID(0, 0));

  private final Contexts contexts;

  Settlement(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * Settles all accounts.
   *
   * @param spooled the numbers of an account that stand in the spool, in order
   * @param cause why the others are lost
   */
  void run(Function<Account, List<NumberRange>> spooled, LossCause cause) {
    for (Account account : contexts.accounts()) {
      settle(account, spooled.apply(account), cause);
    }
    for (ProductContext context : contexts.contexts()) {
      settle(context);
    }
  }

  private static void settle(Account account, List<NumberRange> spooled, LossCause cause) {
    Account.Balance balance = account.balance();
    long found = 0;
    for (NumberRange range : spooled) {
      found += range.count();
    }
    long missing = balance.held() - found;
    if (missing <= 0) {
      return;
    }
    List<NumberRange> gaps = NumberRange.gaps(balance.settled(), balance.next(), spooled);
    long inGaps = 0;
    for (NumberRange gap : gaps) {
      inGaps += gap.count();
    }
    if (inGaps == missing) {
      for (NumberRange gap : gaps) {
        account.loseAmid(gap.first(), gap.last(), gap.count(), 0, cause);
      }
    } else { // some of them were lost before, and are recorded
      long first = gaps.get(0).first();
      account.loseAmid(first, gaps.get(gaps.size() - 1).last(), missing, 0, cause);
    }
  }

  private void settle(ProductContext context) {
    long before = context.next();
    long end = Math.max(before, context.acceptedCount());
    for (Account account : context.accounts()) {
      end = Math.max(end, account.next());
    }
    boolean any = false;
    for (Account account : context.accounts()) {
      if (account.next() >= before) { // the others had left before
        any = true;
        if (account.next() < end) {
          account.skip(end - account.next(), 0, LossCause.RESTART);
        }
      }
    }
    if (!any && end > before) {
      Account nowhere = contexts.account(context, NOWHERE);
      if (nowhere != null) {
        nowhere.skip(end - before, 0, LossCause.RESTART);
      }
    }
    context.restart(end);
  }
}
