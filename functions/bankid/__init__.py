"""BankID: an OpenID provider in front of BankID, which the user pool signs people in with."""
