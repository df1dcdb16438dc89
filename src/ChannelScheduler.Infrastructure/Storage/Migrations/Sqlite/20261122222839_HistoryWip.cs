using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HistoryWip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_CreatedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_SchoolId_CreatedAt",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Audit_SchoolId_At",
                table: "Audit");

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Schools",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TitleKey",
                table: "Posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PostRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", nullable: false),
                    GospublicHash = table.Column<string>(type: "TEXT", nullable: true),
                    PublishAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PhotoFallback = table.Column<string>(type: "TEXT", nullable: true),
                    Pictures = table.Column<string>(type: "TEXT", nullable: false),
                    Channels = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PostRevisions_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RevisionTexts",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevisionTexts", x => new { x.PostId, x.Hash });
                    table.ForeignKey(
                        name: "FK_RevisionTexts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SchoolId_Id",
                table: "Publications",
                columns: new[] { "SchoolId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SchoolId_SentAt_Id",
                table: "Publications",
                columns: new[] { "SchoolId", "SentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SentAt_Id",
                table: "Publications",
                columns: new[] { "SentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Status_Id",
                table: "Publications",
                columns: new[] { "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CreatedAt_Id_SchoolId_Review_TitleKey",
                table: "Posts",
                columns: new[] { "CreatedAt", "Id", "SchoolId", "Review", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_CreatedAt_Id_Review_TitleKey",
                table: "Posts",
                columns: new[] { "SchoolId", "CreatedAt", "Id", "Review", "TitleKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_CreatedAt_Id",
                table: "Notifications",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_SchoolId_CreatedAt_Id",
                table: "Notifications",
                columns: new[] { "SchoolId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Action_At_Id",
                table: "Audit",
                columns: new[] { "Action", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ActorId_At_Id",
                table: "Audit",
                columns: new[] { "ActorId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At_Id",
                table: "Audit",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_PostId_At_Id",
                table: "Audit",
                columns: new[] { "PostId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_SchoolId_At_Id",
                table: "Audit",
                columns: new[] { "SchoolId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PostRevisions_PostId_Number",
                table: "PostRevisions",
                columns: new[] { "PostId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PostRevisions");

            migrationBuilder.DropTable(
                name: "RevisionTexts");

            migrationBuilder.DropIndex(
                name: "IX_Publications_SchoolId_Id",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_SchoolId_SentAt_Id",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_SentAt_Id",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Status_Id",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Posts_CreatedAt_Id_SchoolId_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_SchoolId_CreatedAt_Id_Review_TitleKey",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_CreatedAt_Id",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_SchoolId_CreatedAt_Id",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Action_At_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ActorId_At_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_At_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_PostId_At_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_SchoolId_At_Id",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "TitleKey",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SchoolId_CreatedAt",
                table: "Posts",
                columns: new[] { "SchoolId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_SchoolId_CreatedAt",
                table: "Notifications",
                columns: new[] { "SchoolId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_SchoolId_At",
                table: "Audit",
                columns: new[] { "SchoolId", "At" });
        }
    }
}
