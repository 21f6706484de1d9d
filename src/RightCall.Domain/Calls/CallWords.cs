namespace RightCall.Domain.Calls;

/// <summary>How a call comes.</summary>
public enum CallMode : byte
{
    /// <summary>By voice.</summary>
    Voice,
    /// <summary>By text message.</summary>
    Text,
    /// <summary>By teletypewriter.</summary>
    Tty,
    /// <summary>By real-time text.</summary>
    Rtt,
    /// <summary>Through a relay operator.</summary>
    Relay,
    /// <summary>By a form, such as Open311.</summary>
    Form,
    /// <summary>From a device.</summary>
    Alarm,
    /// <summary>By radio, from a unit.</summary>
    Radio,
}

/// <summary>From whom a call comes.</summary>
public enum CallSource : byte
{
    /// <summary>The public.</summary>
    Public,
    /// <summary>The city's 311.</summary>
    Agency311,
    /// <summary>988.</summary>
    Lifeline988,
    /// <summary>An Open311 client.</summary>
    Open311,
    /// <summary>An alarm company.</summary>
    AlarmCompany,
    /// <summary>A unit.</summary>
    Unit,
    /// <summary>Another centre.</summary>
    OtherCentre,
}

/// <summary>What is not real: outside every count, and nobody is sent to it but by a person's word.</summary>
public enum Exercise : byte
{
    /// <summary>Somebody learns.</summary>
    Training,
    /// <summary>Somebody tries whether the equipment works.</summary>
    Test,
}

/// <summary>What a telephone line is, as its provider says: the classes of service of NENA, brought to a closed list.</summary>
public enum ClassOfService : byte
{
    /// <summary>The provider does not say, or says something else.</summary>
    Unknown,
    /// <summary>A home.</summary>
    Residence,
    /// <summary>A business.</summary>
    Business,
    /// <summary>An extension of a private exchange, in a home or a business.</summary>
    Pbx,
    /// <summary>A line of a private exchange that the provider runs.</summary>
    Centrex,
    /// <summary>A public telephone.</summary>
    Payphone,
    /// <summary>A mobile telephone of which no place comes.</summary>
    Wireless,
    /// <summary>A mobile telephone, placed by its mast (phase I).</summary>
    WirelessPhaseOne,
    /// <summary>A mobile telephone, placed by itself (phase II).</summary>
    WirelessPhaseTwo,
    /// <summary>The internet, at an address that was registered.</summary>
    Voip,
    /// <summary>The internet, wherever the person is.</summary>
    VoipNomadic,
    /// <summary>A vehicle.</summary>
    Telematics,
    /// <summary>Text messages.</summary>
    Text,
}

/// <summary>Whether the line is open.</summary>
public enum CallLine : byte
{
    /// <summary>It rings.</summary>
    Ringing,
    /// <summary>A call-taker has it.</summary>
    Live,
    /// <summary>It is closed.</summary>
    Ended,
}

/// <summary>How a call ended.</summary>
public enum CallEnd : byte
{
    /// <summary>All was said.</summary>
    Completed,
    /// <summary>The line closed before the call was answered, or in the middle.</summary>
    Abandoned,
    /// <summary>It was answered and nobody spoke.</summary>
    Silent,
}

/// <summary>How a call-back went.</summary>
public enum CallBackOutcome : byte
{
    /// <summary>Somebody was reached, and talks freely.</summary>
    Reached,
    /// <summary>Somebody was reached, and cannot talk freely.</summary>
    ReachedNotFree,
    /// <summary>No answer.</summary>
    NoAnswer,
    /// <summary>A machine.</summary>
    VoiceMail,
    /// <summary>The number cannot be called.</summary>
    CannotBeCalled,
}

/// <summary>What an ended call was, that needs no incident.</summary>
public enum CallDisposition : byte
{
    /// <summary>Dialled by mistake, said by a person who was reached.</summary>
    Misdial,
    /// <summary>Information was given.</summary>
    Information,
    /// <summary>A test.</summary>
    Test,
    /// <summary>Given to another line, such as 311 information.</summary>
    Transferred,
}

/// <summary>What is still owed to an abandoned or silent call.</summary>
[Flags]
public enum CallDuties : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>A call-back, unless barred.</summary>
    CallBack = 1,
    /// <summary>A text, unless barred.</summary>
    Text = 2,
    /// <summary>Locating it again.</summary>
    Locate = 4,
    /// <summary>Taking the call: it rings.</summary>
    Answer = 8,
    /// <summary>Making an incident of it, linking it to one, or saying that it needs none.</summary>
    Settle = 16,
    /// <summary>Reading what the caller wrote.</summary>
    Read = 32,
}
