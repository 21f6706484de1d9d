namespace RightCall.Planning;
