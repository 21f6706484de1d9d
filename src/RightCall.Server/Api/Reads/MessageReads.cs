using RightCall.Contracts;
using RightCall.Contracts.Messages;
using RightCall.Server.Api.Access;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>Messages within the centre, as far as they are the asker's.</summary>
internal static class MessageReads
{
    public static void Map(RouteGroupBuilder area) => area.Get("/messages", "Messages", "messages", "The latest messages to you and from you, oldest first; all of them for who answers for the whole.",
        http => Api.FromViewAsync(http, (_, view) =>
        {
            var sight = new Sight(http.Features.Get<SignedIn>()!);
            return Api.Json<IReadOnlyList<MessageView>>([.. view.State.Messages.Where(m => sight.Sees(m.From, m.To)).Select(m => new MessageView(m.Id, m.At, m.From, m.To, m.Words, m.Incident, m.Acknowledged))], ContractsJson.Wire);
        })).Produces<IReadOnlyList<MessageView>>();
}
