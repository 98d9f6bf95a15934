// Tests that talk to storage mostly wait; the processors are not what limits them.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
