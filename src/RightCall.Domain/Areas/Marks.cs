namespace RightCall.Domain.Areas;

/// <summary>Marks a field of a command or event that can name or describe a person: free words, an address, a name. The journal encrypts it under that person's key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>Marks a field of a command or event that tells of a person's health. The journal encrypts it under that person's key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HealthAttribute : Attribute;

/// <summary>Marks a field that the journal leaves out, since its reader finds it again by the hash beside it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResolvedByHashAttribute : Attribute;
