using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace RightCall.Console.Browser;

/// <summary>What the console asks of the browser: npm/src/browser.js. Load it before anything else.</summary>
[SupportedOSPlatform("browser")]
public static partial class BrowserModule
{
    private const string Name = "browser";

    public static Task LoadAsync() => JSHost.ImportAsync(Name, "../js/browser.js");

    [JSImport("openFeed", Name)]
    public static partial void OpenFeed(string url, string session, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> onState, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> onRows);

    [JSImport("closeFeed", Name)] public static partial void CloseFeed();

    [JSImport("listenKeys", Name)] public static partial void ListenKeys([JSMarshalAs<JSType.Function<JSType.String, JSType.Boolean>>] Func<string, bool> handle);

    [JSImport("focusOn", Name)] public static partial void FocusOn(string selector);

    [JSImport("setClockOffset", Name)] public static partial void SetClockOffset(double milliseconds);

    [JSImport("keep", Name)] public static partial Task KeepAsync(string json);

    [JSImport("forget", Name)] public static partial Task ForgetAsync(string id);

    [JSImport("kept", Name)] [return: JSMarshalAs<JSType.Promise<JSType.String>>] public static partial Task<string> KeptAsync();

    [JSImport("remember", Name)] public static partial void Remember(string key, string value);

    [JSImport("recall", Name)] public static partial string Recall(string key);

    [JSImport("playSound", Name)] public static partial void PlaySound(string kind);

    [JSImport("setLook", Name)] public static partial void SetLook(string language, string theme);

    [JSImport("onOnline", Name)] public static partial void OnOnline([JSMarshalAs<JSType.Function<JSType.Boolean>>] Action<bool> told);
}
