namespace RightCall.Rules.Proof.Diagrams;

/// <summary>A diagram has more nodes than the check's limit. Caught by the proof, which refuses the protocol by name: nothing is dropped to make a proof fit.</summary>
internal sealed class TooManyNodesException() : Exception($"A diagram has more than {Diagram.MostNodes:N0} nodes.");
