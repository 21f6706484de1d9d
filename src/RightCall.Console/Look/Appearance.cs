using RightCall.Console.Browser;
using RightCall.Console.Words;

namespace RightCall.Console.Look;

/// <summary>Language, theme and sound: each person's own, kept on the device.</summary>
public sealed class Appearance
{
    /// <summary>Dark or light.</summary>
    public string Theme { get; private set; } = "dark";

    /// <summary>Whether sounds are played.</summary>
    public bool HasSound { get; private set; } = true;

    /// <summary>One of them changed: everything is drawn anew.</summary>
    public event Action? Changed;

    /// <summary>Takes what the device keeps.</summary>
    public void Load()
    {
        Theme = BrowserModule.Recall("theme") == "light" ? "light" : "dark";
        HasSound = BrowserModule.Recall("sound") != "off";
        if (BrowserModule.Recall("language") is { Length: > 0 } language && Speech.Languages.Contains(language)) Speech.Language = language;
        Show();
    }

    /// <summary>The other language.</summary>
    public void ChangeLanguage() => Keep("language", Speech.Language = Speech.Language == "en" ? "es" : "en");

    /// <summary>Dark instead of light, or light instead of dark.</summary>
    public void ChangeTheme() => Keep("theme", Theme = Theme == "dark" ? "light" : "dark");

    /// <summary>Sounds on or off.</summary>
    public void ChangeSound() => Keep("sound", (HasSound = !HasSound) ? "on" : "off");

    private void Keep(string key, string value)
    {
        BrowserModule.Remember(key, value);
        Show();
        Changed?.Invoke();
    }

    private void Show() => BrowserModule.SetLook(Speech.Language, Theme);
}
