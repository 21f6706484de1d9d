namespace RightCall.Rules;
