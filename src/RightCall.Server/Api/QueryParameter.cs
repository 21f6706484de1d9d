namespace RightCall.Server.Api;

/// <summary>A query parameter that a route reads, for the reference.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">What it does.</param>
/// <param name="IsRequired">Whether the route needs it.</param>
internal sealed record QueryParameter(string Name, string Says, bool IsRequired = false);
