namespace RightCall.Journal;
