using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of signing in.</summary>
public static class SignInWords
{
    public static string Lead => Say("The right responder first, and the reason why.", "Primero quien debe ir, y el porqué.");
    public static string OneClick => Say("One click signs you in.", "Un clic y está dentro.");
    public static string Crew => Say("Or as the crew of", "O como la tripulación de");
    public static string Name => Say("Name", "Nombre");
    public static string Password => Say("Password", "Contraseña");
    public static string Code => Say("Code of your authenticator app, if you have one", "Código de su aplicación de autenticación, si la tiene");
    public static string Desk => Say("Desk", "Mesa");
    public static string CityAccount => Say("With the city's account", "Con la cuenta de la ciudad");
    public static string AccountFirst => Say("Your account has to be put in order first: a new password, or a second factor. Ask an administrator.", "Antes hay que poner en orden su cuenta: contraseña nueva o segundo factor. Pida ayuda a la administración.");
    public static string FirstAdministrator => Say("No account exists yet. The code for the first administrator stands on the server's console.", "Aún no hay cuentas. El código para la primera administración está en la consola del servidor.");
    public static string DoesSupervisor => Say("takes calls, sends teams, sees everything: begin here", "toma llamadas, envía equipos, lo ve todo: empiece aquí");
    public static string DoesCallTaker => Say("answers and asks", "contesta y pregunta");
    public static string DoesDispatcher => Say("sends units", "envía unidades");
    public static string DoesClinician => Say("helps by telephone", "ayuda por teléfono");
    public static string Does311 => Say("takes what is handed to 311", "recibe lo que pasa al 311");
    public static string Does988 => Say("takes what is handed to 988", "recibe lo que pasa al 988");
}
