package dev.holdfast.quartz;

import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.ledger.RunLedger;
import dev.holdfast.ledger.UnfinishedWork;
import dev.holdfast.ledger.WorkStarter;
import java.util.List;
import java.util.function.Supplier;

/**
 * All that the scheduler needs of the rest of the system.
 *
 * @param storageNodes whose inventory is read every few minutes
 */
public record SchedulerPorts(
    PolicyLedger policies,
    RunLedger runs,
    UnfinishedWork unfinished,
    WorkStarter starter,
    Supplier<List<String>> storageNodes) {}
